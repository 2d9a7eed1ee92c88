/** Sentences everybody knows, tried as passwords for that: proverbs, old songs, tales, famous lines; one a line, so the file is long. */

const norwegian = `
jeg elsker deg
jeg elsker deg for alltid
eg elskar deg
jeg heter
jeg vet ikke
jeg husker ikke passordet
jeg har glemt passordet
jeg husker det ikke
dette er et passord
dette er mitt passord
dette er passordet mitt
dette er et langt passord
dette er et veldig langt passord
dette er et sikkert passord
dette er et hemmelig passord
dette er et godt passord
eit godt passord
eit langt passord
et langt passord
et veldig langt passord
et hemmelig passord
et sikkert passord
et godt passord er langt
mitt hemmelige passord
mitt nye passord
mitt passord er hemmelig
mitt lange passord
mittpassorder
nytt passord
nytt passord igjen
passordet er passord
passordet mitt er passord
passordet er hemmelig
passord passord
passord passord passord
hemmelig hemmelig
seksten tegn
minst seksten tegn
minst 16 tegn
seksten tegn er for langt
dette er seksten tegn
en to tre fire fem
en to tre fire fem seks
en to tre fire fem seks sju
en to tre fire fem seks sju åtte ni ti
ein to tre fire fem seks sju
hei på deg
hei hei hei hei
hallo i luken
god morgen
god morgen norge
god natt og sov godt
takk for maten
takk for sist
takk for alt
ha en fin dag
ha en god dag
god jul og godt nytt år
gledelig jul
riktig god jul
gratulerer med dagen
hurra for deg som fyller ditt år
hurra for syttende mai
hipp hipp hurra
borte bra men hjemme best
alle gode ting er tre
morgenstund har gull i munn
morgenstund har gull i mun
den som ler sist ler best
den som venter på noe godt venter ikke forgjeves
det er ikke gull alt som glimrer
eplet faller ikke langt fra stammen
bedre sent enn aldri
bedre føre var enn etter snar
øvelse gjør mester
mange bekker små gjør en stor å
liten tue kan velte stort lass
ingen roser uten torner
den tid den sorg
ute av øye ute av sinn
brent barn skyr ilden
når katten er borte danser musene på bordet
når enden er god er allting godt
det finnes ikke dårlig vær bare dårlige klær
ut på tur aldri sur
like barn leker best
delt glede er dobbel glede
ærlighet varer lengst
som man roper i skogen får man svar
man skal ikke skue hunden på hårene
ingen kjenner dagen før solen går ned
den som graver en grav for andre faller selv i den
mens det er liv er det håp
så lenge det er liv er det håp
tiden leger alle sår
stille vann har dypest grunn
høyt henger de og sure er de
rom ble ikke bygget på en dag
roma ble ikke bygget på en dag
lediggang er roten til alt ondt
smi mens jernet er varmt
å gå over bekken etter vann
alle veier fører til rom
hastverk er lastverk
ingen røyk uten ild
mye vil ha mer
nød lærer naken kvinne å spinne
den drøyeste er den drygeste
ta det med ro
hakuna matata
det ordner seg
det går bra
alt blir bra
alt er lov i krig og kjærlighet
kjærlighet gjør blind
livet er en fest
livet er for kort
lev livet
carpe diem
ja vi elsker dette landet
ja vi elsker dette landet som det stiger frem
ja vi elsker
furet værbitt over vannet
med de tusen hjem
gud signe vårt dyre fedreland
mellom bakkar og berg
mellom bakkar og berg utmed havet
å eg veit meg eit land
se der ligger en gammel fele
bæ bæ lille lam
bæ bæ lille lam har du noe ull
ja ja kjære barn jeg har posen full
bjørnen sover
bjørnen sover bjørnen sover
pål sine høner
pål sine høner på haugen utslepte
fola fola blakken
kjerringa med staven
høyt oppe i hakkedalen
mikkel rev satt og gret
lisa gikk til skolen
lille petter edderkopp
så går vi rundt om en enebærbusk
så gå vi rundt om en enebærbusk
ro ro til fiskeskjær
ro ro ro din båt
fader jakob fader jakob
per spelmann han hadde ei einaste ku
jeg gikk en tur på stien
blinke blinke stjerne små
blinke blinke lille stjerne
en elefant kom marsjerende
hode skulder kne og tå
hjulene på bussen
glade jul hellige jul
deilig er jorden
et barn er født i betlehem
jeg er så glad hver julekveld
o jul med din glede
på låven sitter nissen
musevisa
når nettene blir lange
reven rasker over isen
sov du vesle spire ung
trollmors vuggevise
sulla meg litt
det var en gang
det var en gang en
det var en gang tre bukker
de tre bukkene bruse
hvem er det som tramper på min bro
hvem er det som tramper på brua mi
snipp snapp snute så er eventyret ute
snipp snapp snute
askeladden som kappåt med trollet
soria moria slott
østenfor sol og vestenfor måne
peer du lyver
vær deg selv
vær deg selv nok
gå utenom sa bøygen
evig eies kun det tapte
når du går over åen
fader vår du som er i himmelen
fadervår du som er i himmelen
fader vår
vår far i himmelen
i begynnelsen var ordet
i begynnelsen skapte gud himmelen og jorden
størst av alt er kjærligheten
så størst av alt er kjærligheten
tro håp og kjærlighet
alt for norge
enige og tro til dovre faller
heia norge
heia norge heia norge
heia brann
heia rosenborg
heia vålerenga
brann er best
norge er best
norge er et fint land
oslo er best
bergen er best
trondheim er best
i bergen regner det alltid
you never walk alone
rett fra levra
korrekt hest batteri stifter
riktig hest batteri stift
riktig hest batteri stiftemaskin
hest batteri stift
jeg er student
jeg er student ved oslomet
jeg studerer ved ntnu
jeg går på skole
student ved oslomet
student ved ntnu
student ved usn
velkommen til oslomet
velkommen til ntnu
velkommen til usn
velkommen til oss
velkommen til studiet
velkommen som student
velkommen tilbake
oslomet storbyuniversitetet
storbyuniversitetet
universitetet i oslo
universitetet i bergen
universitetet i tromsø
universitetet i agder
universitetet i stavanger
universitetet i sørøst norge
universitetet i sørøstnorge
nord universitet
høgskolen i oslo
høgskolen i oslo og akershus
høgskulen på vestlandet
høgskolen i innlandet
norges teknisk naturvitenskapelige universitet
norges miljø og biovitenskapelige universitet
kunnskap for en bedre verden
oslo metropolitan university
university of oslo
university of south eastern norway
norwegian university of science and technology
feide passord
studentweb passord
eduroam passord
wifi passord
mitt feide passord
brukernavn og passord
logg inn her
glemt passord
endre passord
bytt passord
sommeren er best
sommer og sol
sol og sommer
sol sommer og ferie
snart er det sommer
snart er det jul
snart er det helg
endelig helg
endelig fredag
endelig sommer
fredag er best
mandag er verst
hunden min heter
katten min heter
min hund heter
jeg liker kaffe
jeg elsker kaffe
kaffe er livet
jeg liker fotball
jeg elsker fotball
jeg er best
jeg er kul
jeg er glad i deg
glad i deg
mamma og pappa
mamma er best
verdens beste mamma
verdens beste pappa
verdens beste
ikke stjel passordet mitt
ikke gjett dette
dette gjetter du aldri
ingen gjetter dette
ingen kan gjette dette
slipp meg inn
åpne sesam
sesam sesam lukk deg opp
sesam lukk deg opp
`

const english = `
correct horse battery staple
correcthorsebatterystaple
the quick brown fox
the quick brown fox jumps over the lazy dog
the quick brown fox jumps
jumps over the lazy dog
lorem ipsum dolor sit amet
lorem ipsum dolor
to be or not to be
to be or not to be that is the question
may the force be with you
may the force be with you always
i am your father
luke i am your father
winter is coming
you know nothing jon snow
valar morghulis
one ring to rule them all
you shall not pass
my precious
not all those who wander are lost
speak friend and enter
live long and prosper
resistance is futile
beam me up scotty
to infinity and beyond
hasta la vista baby
ill be back
i will be back
houston we have a problem
elementary my dear watson
heres looking at you kid
frankly my dear i dont give a damn
life is like a box of chocolates
run forrest run
i see dead people
theres no place like home
there is no place like home
home sweet home
toto weve a feeling were not in kansas anymore
say hello to my little friend
keep calm and carry on
the answer is 42
dont panic
so long and thanks for all the fish
the cake is a lie
all your base are belong to us
it was the best of times
it was a dark and stormy night
call me ishmael
big brother is watching you
war is peace freedom is slavery
a rose by any other name
all that glitters is not gold
an apple a day keeps the doctor away
better late than never
practice makes perfect
actions speak louder than words
the early bird catches the worm
when in rome do as the romans do
honesty is the best policy
time flies
time is money
knowledge is power
carpe diem
life is good
life is beautiful
live laugh love
live love laugh
follow your dreams
never give up
never say never
just do it
i love you
i love you so much
i love you forever
i love you more
i love you baby
iloveyou forever
love is all you need
all you need is love
let it be
here comes the sun
yellow submarine
stairway to heaven
hotel california
bohemian rhapsody
is this the real life
dont stop me now
we are the champions
we will rock you
dont stop believin
dont stop believing
smells like teen spirit
sweet child o mine
sweet home alabama
highway to hell
another brick in the wall
we dont need no education
like a rolling stone
dancing queen
thank you for the music
take on me
take me home country roads
never gonna give you up
youll never walk alone
you will never walk alone
glory glory man united
merry christmas
merry christmas and a happy new year
happy new year
happy birthday to you
happy birthday
twinkle twinkle little star
mary had a little lamb
row row row your boat
humpty dumpty sat on a wall
jingle bells jingle bells
silent night holy night
old macdonald had a farm
baa baa black sheep
one two three four
one two three four five
one two three four five six
one two three four five six seven
in the beginning god created
in the beginning was the word
for god so loved the world
the lord is my shepherd
our father who art in heaven
god is good
god is great
jesus is lord
jesus loves me
jesus christ is lord
thank you jesus
in god we trust
god bless america
we the people
i have a dream
four score and seven years ago
ask not what your country can do for you
one small step for man
this is my password
this is a password
this is a long password
this is a very long password
this is a secure password
this is a strong password
this is a secret
this is a test
this is not a password
this is my new password
my password is password
my password is secret
my password is my password
my secret password
my new password
my super secret password
super secret password
super secure password
a very long password
a very secure password
a strong password
a good password
new password
change me
change me please
please change me
please let me in
let me in
let me in please
let me in now
open sesame
i forgot my password
i forget my password
i dont know
i dont know my password
i hate passwords
i hate this password
i hate changing passwords
password password
password password password
passwords are stupid
stupid password
sixteen characters
at least sixteen characters
sixteen characters long
this is sixteen characters
trust no one
the truth is out there
who let the dogs out
hello world
hello world hello world
hello hello hello
hello there
hello there general kenobi
hello kitty
good morning
good morning world
good night
welcome to the jungle
welcome home
welcome back
welcome to norway
norway is beautiful
i love norway
i love oslo
i love bergen
student password
university password
summer is coming
summer is the best
i love summer
i love my mom
i love my mother
i love my family
i love my dog
i love my cat
i love my life
i love coffee
i love pizza
i love music
i love football
coffee is life
eat sleep repeat
eat sleep code repeat
i am the best
i am awesome
i am a student
you are the best
you are my sunshine
my heart will go on
expecto patronum
avada kedavra
wingardium leviosa
i solemnly swear that i am up to no good
mischief managed
after all this time always
harry potter
game of thrones
lord of the rings
star wars
breaking bad
a lannister always pays his debts
supercalifragilisticexpialidocious
antidisestablishmentarianism
pneumonoultramicroscopicsilicovolcanoconiosis
abracadabra
hocus pocus
tr0ub4dor and 3
`

/** Lower case, words apart. */
export const sentences: readonly string[] = [...norwegian.trim().split('\n'), ...english.trim().split('\n')]
