/** Bokmål words for suggested passwords: short, concrete, harmless, and typed with a to z on any keyboard. */
export const nb: readonly string[] = `
aften agurk akrobat aksel akvarium album alfabet alge allsang alm ambolt ananas and andunge ankel anker
anlegg ansikt antenne antilope apotek apparat appelsin aprikos april arena ark arkitekt arm artikkel
asfalt asjett ask asp asparges aster atlas atom aure aurora avis avling avokado avtale babord bacon bad
badehus badering bagasje bagett baker bakeri bakgate bakke balanse balkong ball ballett ballong balsam
bambus banan band bandasje banjo bank barberer bark barn bart basar bass basseng bastion batteri beger
bekk belte benk bensin berg bete betong bever bie bikube bil bilde bille billett bind bingo biologi biskop
bison bjelke bjelle bjerk blad bladlus blanding blekk blend blikk blink blits blokk blomst blonde bluse
bly blyant bod bokhylle bokmerke boks boksing bolig bolle bolt bom bomull bonde bord borg borger bot
brannbil brett brev brevdue brikke bris brise brisling bro brokkoli bronse bror brosje brostein brud
brunost brunsj brus brygge bryggeri budsjett bukett bukse bunad bunt bur busk buss butikk bygd bygg
bygning byste campus celle cello cowboy cruise curling dadel dag dagbok daggry dal dam dame damp dans
delfin delta desember desimal diamant diesel dikt dikter dill dings dinosaur diplom direktiv disk diskant
diskett dokk doktor dokument dolk domino drage drakt drama dress drill drivhus drops drosje drue dryss due
duft duk dukke dunjakke dusj dusk dybde dykker dyne dyr dyrehage dyrlege ebbe eddik edelgran egg eggekopp
eik eikeblad ekko ekorn ekspert ekspress elefant elg elv emalje eng engel enhet eple eplekake epoke ert
eske espalier essay estragon etappe etasje etikett eventyr fabrikk fagott fakkel falk familie fanfare
fantasi far farge farm farmor fart fasade fasan fasong fat februar fele ferge ferie fersken fest feste
festival fetter figur fiken fil film filosof filt finger fink fiol fiolin firkant firma fisk fiskebil
fisker fjell fjellsti fjellvei fjes fjord flagg flaks flamingo flamme flanell flaske flekk flette flis
flokk flue fluesopp flygel flyplass fold folk fondue fonn form formel fornuft forsker fortau foss fossil
fot fotball foto frakk frakt fredag fregatt fregne frimerke frokost frosk frost frue frukt fugl furu fyr
gaffel galleri gallon galopp gamme garasje gardin garn gartner gate gave geit gelender genser geologi
gepard gevir gips giraff gitar gjeng gjerde gjest gjeter glans glass glasur glede glitter gnager gnist
gods golf gondol grad gran granitt gras grein grend grev grevling grill grind gris grotte gruppe grus gryn
gryte gull gullfisk gulrot gulv gummi gutt gymnas hage hai hale hall halm hals hammer hamster handel hane
hare harpe hassel hatt hav havn havre hegre heis hekk heks hekto helg helle helt hest hestesko himmel
hjelm hjelp hjem hjerne hjerte hjort hjul hockey hode hofte hopp horisont horn hotell hovel hud hull humle
hummer humor hund hundehus hundre hus huske husky hval hvete hvile hybel hydrant hyene hylle hymne hyssing
hytte idol iglo iguan ilder illusjon impuls indeks insekt isbit isbre isfjell isflak iskrem istapp jackpot
jakke januar jazz jeger jente jern jernbane jolle jord jubel judo jukeboks jul julegran juli jungel juni
jurist juvel kabal kabel kabin kabinett kaffe kai kajakk kake kaktus kalender kalesje kalk kalkun kamel
kamera kamille kamin kamp kanal kandis kanel kanin kanne kano kant kantine kapers kapittel kappe kapsel
kar karaffel karamell karate karbon karm karneval karpe karri kart kartong karusell kasse kastanje katalog
katt kattugle kattunge kaviar keeper keiser kenguru keramikk kikkert kilde kilo kimono kino kiosk kirke
kiste kjede kjegle kjeks kjele kjeller kjemi kjerne kjerre kjetting kjole kjortel klaff klang klasse
klatrer klaver klegg klem klesvask klient klima klinikk klippe klode klokke kloster klovn klubb klut knagg
knapp knast kne knekke knekt knippe kniv knokkel knopp knott knute koala kobber koffert koie kokk kokos
kolibri kolje koloni kolonne komet komfyr kommode kompass kone konge kongle konkylie konsert kontakt
kontor kontrakt kopi kopp kor korall korg korint kork korn kors korset kosmos kostyme kotelett kraft krage
kran krans krater krem krepp krill kringle kritt krok krokus krone krukke krus krydder krykke krystall
kubbe kube kule kull kulp kultur kunst kuppel kurs kurv kusine kvartal kvarts kvast kveld kvern kvinne
kvist kvote kylling kyst labyrint lag lagune laken lakk lakris laks lam lama lampe land landsby langrenn
lapp larve laser lasso lastebil latter lavendel legende legg leir leire lek lekse leksikon lemen leopard
lerke lesesal lever lign lilje lim limonade lin lind linjal linje linse lisse list liste liter lodd loft
logg lokk lomme losje lotteri lue lugg lukt lunge lunsj lupe lupin lyd lykt lyn lyng lys magasin magi
magnet mais maler maleri malm malt mamma mammut mandag mandarin mandel manet mango mann maraton marg
margarin mark marked markise marmor marsipan maske maskin maskot mast mat matboks matte maur medalje
medisin megler mel melk melodi melon meny mester metall meteor meter middag midnatt mimose mineral minne
minutt mispel mobil modell molo monogram monument moped mops mor morell morgen mosaikk mose motor motorvei
mugge mule multe munk munn mur murer mus museum musikal musikk muskat muskel musling mutter mygg mynt myr
myrull myte nabo nagle nakke napp natt nattbord natur navle navn nebb nebbdyr negl nektar nellik nepe
nerve neshorn nesle nest nett neve niese nisse nord nordlys notat notatbok note november nudler null
nummer nyhet nylon nype nyre oase obo odde offiser okse oksygen oktav oktober oliven olje olsok omelett
onkel onsdag opal opera ord ordbok orgel origami orkan orkester orm orre ost oter ovn padde padling pakke
pakt palass palett palme panda panel panne panter papaya papir pappa pappeske paprika parade paraply park
parkett parykk pasient pasta pastill pause pedal peis pelikan pels pendel penn pensel pensjon pepper perle
perm persille person petunia pianist piano pigg pil pilot pinje pinne pinnsvin pipe pistasj pizza plakat
plan planet planke plante plast plate plen plog plomme plukk pluss pokal poker polarlys pollen polo poncho
ponni poppel porselen port porter porto portrett post postkort potet potte premie presang prest primus
prins prisme problem produkt profil program propell prosa prosjekt protein publikum puddel pudder puls
pulver pumpe punkt purre puss pute putekrig putter pyramide pysjamas pyton rad radar radio raket rakett
ramme rangle ransel raps rasp ratt rav ravn reddik regatta regn regnbue reim rein reinsdyr reise reke
rekkverk reklame rekord rente resept retning rett rev ribbe ridder ring ringperm rips ris rist ritt robot
rock rogn rollator rolle rom roman ror rose rosett rosin rosmarin rotor rubin rug rugby ruin rulle rute
rygg ryggsekk rype rytme rytter safir saft sag sagbruk saks sal salat salme salong salt salve samba sand
sandal sandkake sang sanger sardin sau saus savanne sebra seer segl sei seil sekk sekstant sekund sel
selje semester senat seng sennep serie sesong sete sevje shorts sider sigd signal sil sild silke simle
sink sirene sirkel sirkus sirup sisik sitron sjakk sjal sjalott sjanse sjark sjef sjekk sjiraff skammel
skap skate skatt skaut ski skilt skinke skinn skip skipper skisse skive skje skjegg skjelett skjell skjerf
skjerm skjorte skjul sko skog skogsti skole skomaker skorpe skorpion skredder skrell skrift skritt skrog
skrue skuff skulder skulptur skur skute sky skygge skytte slalom slange slede slette slips slott sluse
smak smed smie smil smykke snabel snegl snekker snerk snitsel snor snorkel snute sofa sokk sol soldat solo
solsikke sommer sonde sone sopp sopran spade spann speil spiker spill spinat spire spissmus spole spor
sport sporvei spray spurv stabbur stadion stafett stake stall stamme stang stasjon statue stav stearin
stein steinbit stemme stempel stepp steppe stevne sti stift stige stikkord stil stilk stim stipend stjerne
stoff stokk stol stolpe stork storm straff strand streng strikk stripe stropp struktur struts stubbe
student studio stue stykke styre sukker sulky sultan summer suppe surdeig surf svaber svale svamp svane
svele sverd svoger sykkel syklist sylinder symbol symfoni synd syre syrin system tabell tablett tak
takstein tale tang tango tank tann tannkrem tante tapet tare tast tastatur tau taxi teater tegn tegning
tekanne tekst tekstil telefon teleskop telt tema tempel tempo tennis tenor teppe terapi terning terrasse
terskel test tiger tilbud time timeplan timian tine ting tinn tirsdag tiur tjeld tjener tjern toalett tog
tomat tommel tomt tone tonn topas topp torg torn tornado torsdag torsk traktor tralle tram trapes trapp
trau tre trekant trekull trikk trinn trio troll trommel trompet trone tropp trost tuba tube tulipan tundra
tunfisk tunnel tur turban turbin turist turn tusen tusj tyr tyri ufo ugle uke ull ulv undring unge uniform
univers urmaker urskog urt utsikt vaffel vaier vaktel valmue vals vandrer vanilje vann vannfall vante
varde varme vase vedovn vegg veggur vei veiskilt veke vekst veksthus vekt velkomst venn ventil veranda
verft verkstad verksted vers veske vest vev vidde video vifte vikar viking villa villsau vin vind vindu
vinge vinter vipe visir visp vitne vogn vokal voks vokter vott vrak vugge vulkan yacht yoga yrke
`
  .trim()
  .split(/\s+/)
