/** Names that no person gets, because letters to them, or a sign-in with them, would be taken for somebody in charge. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Mailboxes that every domain must have (RFC 2142, CA/Browser Forum 3.2.2.4.4) and others that people write to. */
const mailboxes = words(`
  abuse admin administrator administrasjon billing bounce bounces contact daemon dmarc dpo ftp-admin help hostmaster
  info jobs kontakt legal list listserv mail mailer mailer-daemon majordomo marketing news newsletter no-reply noc
  noreply nyheter office personvern personvernombud post postboks postmaster postmottak presse press privacy privat
  root sales salg security sikkerhet soc support tls-reports uucp usenet varsling webmaster www www-data
`)

/** Accounts of operating systems and servers. */
const machines = words(`
  adm anonymous apache apt backup bin console cron dbus default dev devnull dhcp dns ftp games gateway gdm git gnats guest
  halt http httpd imap irc kadmin kerberos krbtgt ldap localhost localadmin localsystem lp lpadm man messagebus monitor
  mysql nagios named network nfs nobody nogroup ntp openldap operator oracle pop pop3 postfix postgres postgresql proxy
  public radius radiusd redis replication rpc samba scim sftp shutdown smtp snmp spool squid ssh sshd ssl staff statd sudo
  superuser svn sync sys sysadm sysadmin syslog system systemd tcp telnet test tester toor udp unix user username
  vault vpn web wheel wifi windows wpad xmpp zabbix
`)

/** Accounts of directories and services on Windows. */
const windows = words(`
  authenticated-users builtin creator-owner defaultaccount dnsadmins domain-admins domainadmin enterprise-admins everyone
  exchange iis-iusrs interactive iusr local-service network-service schema-admins service wdagutilityaccount
`)

/** Words of our own trade: what a university's people would take for the account service, a desk or a leader. */
const ours = words(`
  account accounts activate adgang aktiver api auth bankid bibliotek bruker brukernavn brukerhjelp brukerstotte cert cto
  dekan dekanat direktor direktoren drift dsb educloud eduroam eksamen email epost fakultet feide felles fs gjest
  helpdesk hjelp idporten id-porten ikt ikt-hjelp info-it irt it it-avdelingen it-drift it-hjelp it-support itavdelingen
  itsupport kanselliet konto kontoer kundeservice login logout lonn me mfa minid minside nettverk oauth oidc openid orakel
  orakeltjenesten passord password personal portal rector rektor rektorat registrar saml servicedesk servicesenter session
  sign-in signin sikt sms sso status student studentservice studentweb studieadm styret sysop tilgang timeedit token
  undefined universitet universitetet university vakt velkommen null none nil self true false
`)

/** The names that are kept free everywhere; an institution adds its own. */
export const reservedUsernames: ReadonlySet<string> = new Set([
  ...mailboxes,
  ...machines,
  ...windows,
  ...ours,
])
