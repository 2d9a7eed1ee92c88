/** Norwegian words that stand in leaked lists again and again: seasons, months, places, names, clubs, words of affection. */

const words = `
passord passordet hemmelig hemmelighet velkommen sommer vinter haust høst vår sol snø regn jul påske ferie hytta hytte fjell fjord
januar februar mars april mai juni juli august september oktober november desember mandag tirsdag onsdag torsdag fredag lørdag søndag
måndag tysdag laurdag sundag norge noreg norway oslo bergen trondheim stavanger tromsø kristiansand drammen fredrikstad skien
porsgrunn sandnes bodø ålesund tønsberg moss haugesund sandefjord arendal hamar larvik halden lillehammer molde harstad gjøvik
kongsberg horten alta narvik steinkjer elverum jessheim ski askim levanger kirkenes vadsø nordland telemark vestfold innlandet
finnmark troms rogaland hordaland vestland agder viken akershus østfold buskerud sørlandet vestlandet nordnorge lofoten svalbard
student studenten studentweb studere studie skole skolen universitet universitetet høgskole høgskolen høyskole høyskolen campus
eksamen feide eduroam brukernavn bruker innlogging logginn tilgang pålogging passord1 nyttpassord mittpassord dittpassord
oslomet hioa ntnu usn uio uib uit nmbu hvl educloud sikt uninett orakel brukerstøtte itavdeling lærer ansatt
rosenborg brann vålerenga lillestrøm viking odd haugesund molde liverpool arsenal chelsea barcelona manchester fotball håndball
langrenn skiskyting hockey håndball klubben lagetmitt kjærlighet elskerdeg jegelskerdeg elsker skatten skatt vennen venner familie
mamma pappa bestemor bestefar mormor farmor morfar farfar søster bror tante onkel barna prinsesse prins engel hjertet lykke glede
martin thomas kristian christian andreas anders morten henrik jonas markus kristoffer magnus fredrik mathias daniel sebastian
alexander emil jakob lukas oliver noah tobias sander håkon eirik øyvind ole lars hans knut bjørn tore terje kari anne ingrid silje
maria camilla kristine nora emma sofie thea ida julie sara hanna maja linnea amalie karoline martine helene marianne hilde heidi
hund hunden katt katten hest hesten pusur bamse bamsen pus vaffel brunost kaffe sjokolade pannekake blåbær jordbær bringebær
banan eple appelsin datamaskin dataskjerm tastatur mobil telefon internett nettverk server kontor jobb jobben hjemme hjem hus
drage dragen troll trollet nisse nissen viking vikingen konge kongen dronning fugl ørn ulv bjørn elg rev tiger løve ape fisk
hei heihei hallo halloen morn morna hadet takk tusentakk kosekos kose kjempe kjempebra superbra dritbra fint lett vanskelig sikkert
sikkerhet sikker sikkerpassord trygg trygghet endremeg byttmeg bytt forandre standard midlertidig test testing tester test1234 prøve
qwertyuiopå asdfghjkløæ sommerferie juleferie påskeferie vinterferie høstferie sommerdag sommernatt julenissen juleaften nyttår
grunnlov syttendemai konfirmasjon bryllup russ russetid russebuss studentliv fadderuke fadderuka immatrikulering bachelor master
`

/** As written, lower case. */
export const norwegianWords: readonly string[] = [...new Set(words.trim().split(/\s+/))]

/** Months and seasons, in Norwegian and English: what stands before a year when a password must be changed. */
export const timesOfYear: readonly string[] = `
januar februar mars april mai juni juli august september oktober november desember sommer vinter høst host haust vår vaar
january february march may june july october december summer winter spring autumn fall
`
  .trim()
  .split(/\s+/)
