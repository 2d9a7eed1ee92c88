/** Nynorsk words for suggested passwords: short, concrete, harmless, and typed with a to z on any keyboard. */
export const nn: readonly string[] = `
agurk akrobat aksel akvarium album alfabet alge allsong alm ambolt ananas and andunge ankel anker anlegg
ansikt antenne antilope apotek apparat appelsin aprikos april arena ark arkitekt arm armband artikkel
asfalt asjett ask asparges aster atlas atom auge aure aurora avis avling avokado avtale babord bacon bad
badering bagasje bagett bakar bakeri bakgate bakke balanse balkong ball ballett ballong balsam bambus
banan band bandasje banjo bank barber bark barn bart basar bass basseng bastion batteri beger bekk belte
benk bensin berg bete betong bever bie bikube bil bilde bille billett bind bingo biologi biskop bison
bjelke blad bladlus blanding blekk blend blikk blink blits blokk blome blonde bluse bly blyant bod
bokhylle bokmerke boks boksing bolle bolt bom bomull bonde bord borg borgar bot brannbil brett brev
brevdue brikke bringe bris brise brisling brokkoli bronse bror brosje bru brud brunost brus brygge
bryggeri budsjett bukett bukk bukse bunad bunt bur busk buss bustad butikk bygd bygg bygning byste campus
celle cello cowboy cruise curling dag dagbok daggry dal dam dame damp dans delfin delta desember desimal
diamant diesel dikt diktar dill dings dinosaur diplom direktiv disk diskant diskett djupn dokk dokke
doktor dokument dolk domino drage drakt drama dress drill drivhus drops drosje drue dryss due duft duk
dukke dunjakke dusj dusk dykkar dyne dyr dyrehage dyrlege ebbe eddik edelgran egg eggekopp eik eikeblad
eining ekko ekorn ekspert elefant elg elv emalje eng engel eple eplekake epoke ert eske espalier essay
estragon etappe etasje etikett eventyr fabrikk fagott fakkel falk familie fanfare fantasi far farge farm
farmor fart fasade fasan fasong fat februar fele ferie ferje fersken fest feste festival fetter figur
fiken fil film filosof filt finger fink fiol fiolin firkant firma fisk fiskar fiskebil fjell fjellbu
fjellsti fjellveg fjes fjord fjos flagg flaks flamingo flamme flanell flaske flekk flette flis flokk flue
flygel flyplass fold folk fonn form formel fornuft forskar fortau foss fossil fot fotball foto frakk frakt
fredag fregatt frekne frimerke frosk frost frue frukost frukt fugl furu fyr gaffel galleri gallon galopp
gamme garasje gardin garn gartnar gate geit gelender genser geologi gepard gevir gips gitar gjeng gjerde
gjest gjetar glans glas glasur glede glitter gnist gods golf gondol grad gran granitt gras grautfat grein
grend grev grevling grill grind gris grotte gruppe grus gryn gryte gull gullfisk gulrot gummi gut gymnas
hage hai hale hall halm hals hammar hamn hamster handel hane hare harpe hassel hatt haust hav havre hegre
heim heimveg heis hekk heks hekto helg helle helt hengsle hesje hest hestesko himmel hjarte hjelm hjelp
hjerne hjort hjul hockey hofte hol hopp horisont horn hotell hovel hovud hud humle hummar humor hund
hundehus hundre hus huske husmor hybel hydrant hyene hylle hymne hytte idol iglo iguan ilder illusjon
impuls indeks insekt isbit isbre isfjell isflak iskrem istapp jakke januar jazz jeger jente jern jernbane
jolle jord jubel judo jukeboks jul julegran juli jungel juni jurist juvel kabal kabel kabin kabinett kaffe
kai kajakk kake kaktus kalender kalesje kalk kalkun kalv kamel kamera kamille kamin kamp kanal kandis
kanel kanin kanne kano kant kantine kapers kapittel kappe kapsel kar karaffel karamell karate karbon karm
karneval karpe karri kart kartong karusell kasse kastanje katalog katt kattugle kattunge kaviar keeper
keisar kenguru keramikk kikkert kilo kimono kino kiosk kiste kjede kjegle kjeks kjelde kjele kjeller kjemi
kjerne kjerre kjetting kjole kjortel klaff klang klasse klatrar klaver klegg kleiv klem klesvask klient
klima klinikk klippe klode klokke kloster klovn klubb klut knagg knapp knast kne knekke knekt knippe kniv
knopp knott knute koffert koie kokk kokos kolibri kolje koloni kolonne komet komfyr kommode kompass kone
konge kongle konkylie konsert kontakt kontor kontrakt kopar kopi kopp kor korall korg korint kork korn
kors korset kosmos kostyme kotelett kraft krage kran krans krater krem krepp krill kringle kritt krok
krokus krone krukke krus krydder krykke krystall kubbe kube kule kulp kultur kunst kuppel kurs kurv kusine
kval kvartal kvarts kvast kveite kveld kveldsol kvern kvile kvinne kvist kvote kylling kyrkje kyst
labyrint lag lagune laken lakk lakris laks lam lama lampe land landsby langrenn lapp larve laser lasso
lastebil latter lauk laupar laurdag lauv lavendel legende legg leik leikar leir leire lek lekse leksikon
lemen leopard lerke lesesal lever lilje lim limonade lin lind linjal linje linse lisse list liste liter
ljos lodd loft logg lokk lomme losje lotteri lue lugg lukt lunge lunsj lupe lupin luve lyd lykt lyn lyng
lys magasin magi magnet mais malm malt mamma mammut mandarin mandel manet mango mann maraton marg margarin
mark marked markise marmor marsipan maske maskin maskot mast mat matte maur medalje medisin meister mel
melodi melon meny metall meteor meter middag midnatt mimose mineral minne minutt mispel mobil modell molo
monogram monument moped mops mor morell morgon mosaikk mose motor motorveg mugge mule multe munk munn
munnspel mur murar mus museum musikal musikk muskat muskel musling mutter mygg mynt myr myrull myte nabo
nagle nakke namn napp nase nashorn natt nattbord natur naust navle nebb nebbdyr negl nektar nellik nepe
nerve nesle nest nett niese nisse nord nordlys notat notatbok note november nudlar null nummer nyhende
nylon nype nyre oase obo odde offiser okse oksygen oktav oktober olboge oliven olje olsok omelett omn
onkel onsdag opal opera ord ordbok orgel origami orkan orkester orm orre osp ost ostekake oter padde
padling pakke pakt palass palett palme panda panel panne panter papaya papir pappa pappeske paprika parade
paraply park parkett parykk pasient pasta pastill pause pedal peis pelikan pels pendel penn pensel pensjon
pepar perle perm persille person petunia pianist piano pigg pil pilot pinje pinne pinnsvin pipe pistasj
pizza plakat plan planet planke plante plast plate plen plog plomme plukk pluss pokal poker polarlys
pollen polo poncho ponni poppel porselen port porter porto portrett post postkort potet potte premie
presang prest primus prins prisme problem produkt profil program propell prosa prosjekt protein publikum
puddel pudder puls pulver pumpe punkt purke purre puss pute pyramide pysjamas pyton rad radar radio raket
rakett ramme ramn rangle ransel raps rasp ratt rav reddik regatta regn regnboge reim rein reinsdyr reise
reke rekkverk reklame rekord rente resept retning rett rev ribbe ring ringlek ringperm rips ris rist ritt
robot rock rogn rokk rollator rolle rom roman ror rose rosett rosin rosmarin rotor rubin rug rugby rugde
ruin rulle rute rygg ryggsekk rype rytme ryttar safir saft sag sagbruk saks sal salat salme salong salt
salve samba sand sandal sandkake sardin sau saus savanne sebra segl sei sekk sekstant sekund sel selje
semester senat seng sennep serie sesong sete sevje shorts sider sigd signal sil sild silke simle sink
sirene sirkel sirkus sirup sisik sitron sjakk sjal sjalott sjanse sjark sjef sjekk sjiraff skammel skap
skate skatt skaut skei ski skilt skinke skinn skip skipper skisse skive skjegg skjelett skjell skjerf
skjerm skjorte skjul sko skog skogsti skogveg skomakar skorpe skorpion skreddar skrell skrift skritt skrog
skrue skuff skuffe skugge skulder skule skulptur skur skute sky skytte slalom slange slede slette slips
slott sluse smak smed smie smil smykke snabel snerk snigel snikkar snitsel snor snorkel snute sofa sokk
sol soldag soldat solhatt solo solsikke sommar sonde sone song songar sopp sopran spade spann spegel spel
spenne spikar spinat spire spissmus spole spor sport sporv spray stabbe stabbur stadion stafett stake
stall stamme stang stasjon statue stav stearin steikje stein steinbit stemme stempel stepp steppe stift
stige stikkord stil stilk stim stipend stjerne stoff stokk stol stolpe stork storm stove straff strand
streng strikk stripe stropp struktur struts stubbe student studio stue stykke styre sukker sulky sultan
summer sundag suppe surdeig surf svaber svale svamp svane svele sverd svoger sykkel syklist sylinder
symbol symfoni synd syre syrin system tabell tablett tak takstein tale tang tango tank tann tannkrem tante
tapet tare tast tastatur tau taxi teater teikn teikning tekanne tekst tekstil telefon teleskop telt tema
tempel tempo tenar tennis tenor teppe terapi terning terrasse terskel test tiger tilbod time timeplan
timian tine ting tinn tiur tjeld tjern toalett tog tomat tommel tomt tone tonn topas topp torg torn
tornado torsdag torsk traktor tralle tram trapes trapp trau tre trekant trekol trikk trinn trio troll
trommel trompet trone tropp trost tuba tube tulipan tundra tunfisk tunge tunnel tur turban turbin turist
turn tusen tusj tyr tyri tysdag ufo ugle ull ullgarn ulv undring unge uniform univers urmakar urskog urt
utsikt vaffel vaier vaktar vaktel valmue vals vanilje vann vante varde varme vase vassfall vassglas vatn
veg vegg veggur vegskilt veke vekkjar vekst veksthus vekt velkomst venge venn ventil veranda verft
verkstad vers veske vest vev vevstol vidde video vifte vikar viking villa villsau vin vind vindauge vinter
vipe visebok visir visp vitne vogge vogn vokal voks vott vrak vulkan yacht yoga yrke
`
  .trim()
  .split(/\s+/)
