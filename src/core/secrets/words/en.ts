/** English words for suggested passwords: short, concrete, harmless, and typed with a to z on any keyboard. */
export const en: readonly string[] = `
acorn actor aisle album alley almanac almond amber anchor ankle antelope anthem antler apple apricot apron
aquarium arcade arch archer arena armchair army arrow artist ashtray aspen asphalt asteroid athlete atlas
atrium attic autumn avenue avocado award awning baby backpack badge badger bagel baker bakery balcony ball
ballet balloon ballroom bamboo banana band bandana banjo bank banner barber barge baritone bark barley
barn barrel basil basin basket bassoon bath bathrobe bathtub battery bay beach beacon bead beagle beak
beam bean beanbag bear beard bed bedrock bedroom bee beech beehive beetle bell belt bench berry bicycle
bike birch bird biscuit bison blanket blazer blender blossom blouse boat bobcat bobsled bolt bonfire
bonnet book bookcase bookmark bookshop boot border bottle boulder bouquet bowl box bracelet braid brain
branch brass bread breeze brick bride bridge broccoli bronze brook broom broth brother brownie brush
bubble bucket buckle budget buffalo bugle builder bulb bumper bundle bungalow bunny buoy burger burlap
burrow bus bush butler butter button buzzard cabbage cabin cabinet cable cactus cafe cake calendar calf
camel camera camp camper campfire canal canary candle candy canister canoe canopy canvas canyon cap cape
captain car caramel caravan card cardigan cargo carnival carousel carpet carriage carrot cart cartoon
carving cascade cashew cassette castle cat catfish cattail cattle cauldron cave cedar ceiling celery
cellar cello cement cereal chain chair chalk chapel chapter charcoal chariot chart cheddar cheek cheese
cheetah chef cherry chess chestnut chick chicken chimney chin chisel choir chowder chutney cider cinema
cinnamon circle circus city clam clarinet claw clay cliff climber clipper cloak clock closet cloth cloud
clover clown clutch coach coal coast coat cobbler cobweb cocoa coconut cocoon coffee coin collar collie
colony comb comet comic compass computer concert condo condor cone cookbook cookie copper coral cord cork
corn corner cornmeal corridor cottage cotton couch cougar courier cousin cove cow cowbell cowboy crab
cradle crane crater crayfish crayon cream creek crepe crescent crew cricket crocus crouton crow crown
crumb crusader crust crystal cube cucumber cuff cup cupboard cupcake curtain curve cushion custard cymbal
cypress daffodil daisy dancer dawn day decimal deck decoy deer delta den denim dentist desert desk dessert
dew dial dialect diamond diary dice diner dinghy dinner dinosaur diploma dish diver dock dockyard doctor
dog dogwood doll dolphin dome domino donkey doodle door doorbell doormat dormouse dough dove downtown
dragon drain drama drapery drawer dream dress dresser drill drink driver drop dropper drum drummer duck
duckling dune dusk dust duvet eagle ear earmuff earring earth easel echo eclipse edge eel egg eggplant
elbow elephant elevator elk elm embassy ember emerald emu engine engineer engraver envelope eraser
espresso essay evening exhibit fabric factory falcon family fan farm farmer farmyard faucet feast feather
fence fender fern ferry festival fiddle fiddler field fiesta fig figurine film finch finger fire firefly
fireman firewood fish fishbowl fisher flag flagpole flame flamingo flannel flask fleece flipper flock
floor flounder flour flower flute foam fog folder foliage fondue font football foothill footpath footstep
forest forge fork fort fortress fossil foundry fountain fox frame freckle freezer friend frog frost
frosting fruit fudge funnel fur furnace galaxy gallery gallon game garage garden gardener gargoyle garlic
garnet gate gateway gazebo gazelle gecko gem geranium geyser giant gift ginger ginkgo giraffe girl glacier
glass glider globe glove glue gnome goat goblet goggles gold goldfish gondola goose gorge gosling gown
grain grandma grandpa granite granola grape grass gravel gravy greenery griddle grill grocer grotto group
grove guava guest guide guitar gull gum guppy gutter gym haddock hail hair halibut hallway ham hamlet
hammer hammock hamster handbag handle hangar harbour hare harness harp harpoon harvest hat hatch hatchet
hawk hay haystack hazel head headband headlamp heart hearth heather hedge hedgehog heel helmet hemlock hen
herb herd heron herring hexagon highland hiker hill hinge hippie hippo history hive hobby hockey holiday
holly honey honeybee hood hoof hook hoop horizon horn hornet horse hose hotel hotplate hour house hummus
hunter hut hyena ice iceberg icicle icing igloo iguana infant ink inlet inn insect iris iron island ivory
ivy jacket jackpot jade jaguar jam janitor jar jasmine jaw jay jeans jeep jelly jersey jet jewel jigsaw
jockey jogger joke journal journey judge jug juggler juice jukebox jumper jungle juniper kale kangaroo
karate kayak kennel kernel ketchup kettle key keyboard keyhole kiln kilt king kiosk kitchen kite kitten
kiwi knee knight knot koala lace ladder ladle lagoon lake lamb lamp land lantern lap lapel larch lark
lasagna laser lasso latch laundry lava lavender lawn lawyer leaf leather lecture leek leg legend lemon
lemonade lentil leopard letter lettuce library lid light lilac lily lime linen lion lip lizard llama loaf
lobby lobster lock locker locket lodge loft log lollipop loom lotion lotus lounge luggage lumber lunch
lute lyric magazine magic magnet magpie mahogany mail mailbox mall mammoth mango mansion mantel map maple
marble march margin marina marker market marsh mask mast mat match mattress mayor maze meadow meal medal
medicine melody melon menu merchant mermaid message metal meteor mice midnight mile milk mill millet
mineral minnow mint mirror mist mitten mixer moat model mole monsoon month monument moon moose mop morning
mortar mosaic moss moth mother motor mountain mouse mouth movie mud muffin mug mule museum mushroom music
muslin mussel mustard nail napkin navy neck necklace nectar needle nephew nest net nettle niece night
noodle nose notebook nougat novel nugget number nurse nursery nut nutmeg nylon oak oar oasis oat oatmeal
oboe ocean octopus office oil olive onion onyx opal opera orange orbit orchard orchid organ origami osprey
ostrich otter oven owl owner oxygen oyster paddle page pail paint painter palace palm pan pancake panda
panel panther pantry papaya paper paprika parade parcel park parrot parsley parsnip partner party passage
passport pasta paste pastry pasture patch path patio pavement paw pea peach peacock peak peanut pear pearl
pebble pecan pedal pelican pen pencil penguin pepper perfume petal petunia pewter pheasant phone photo
piano pickle picnic picture pie pier pigeon pillar pillow pilot pine pink pipe pitcher pizza planet plank
plant plate platform platter play plaza pliers plum plumber pocket podium poem poet polar pole polish
pollen polo pond pony pool popcorn poplar poppy porch port portrait post postcard poster pot potato potter
powder prairie prawn present pretzel prince princess printer prism prize puddle puffin pulley pullover
pump pumpkin pupil puppet puppy purse puzzle pyramid python quail quarry quartz queen quill quilt quince
quiver quiz rabbit raccoon race racket radar radio radish raft rag railway rain rainbow raincoat raisin
rake ram ramp ranch ranger raven ravine razor reader recipe record reed reef referee reindeer relay resort
rhino rhubarb ribbon rice riddle rider ridge ring rink river road roast robe robin robot rock rocket rodeo
roof room rooster root rope rose rosemary route rower rubber ruby rudder rug rugby ruler runner runway rye
sable saddle safari saffron sage sail sailor salad salmon salsa salt samba sand sandal sandwich sapphire
sardine satchel satin sauce saucer sauna sausage savanna sawdust scale scallop scarf scene school science
scissors scooter scout screen screw scroll sculptor sea seafood seagull seal season seat seaweed secret
seed sequoia sesame shadow shallot shampoo shark shawl shed sheep sheet shelf shell shelter sherbet shield
ship shirt shoe shop shore shorts shoulder shovel shower shrimp shrub sieve signal silk silver singer sink
siren sister skate sketch ski skillet skirt skunk sky slate sled sleeve slice slide slipper sloth smile
smoke snack snail sneaker snow snowball snowman soap soccer sock soda sofa soil soldier sonata song soup
spaniel spark sparrow spatula speaker spice spider spinach spiral sponge spoon sport spring sprout spruce
square squash squid squirrel stable stadium staff stage stairs stamp star starfish station statue steam
steel stereo stew stirrup stone store stork storm story stove straw stream street string student studio
subway sugar suit suitcase summer summit sun sundae sundial sunrise sunset surfer swallow swamp swan
sweater swing sword syrup table tablet tadpole tail tailor tango tank tape tapestry taxi tea teacher
teacup team teapot teaspoon teeth telegram temple tennis tent terrace thicket thimble thistle thorn thread
throat throne thumb thunder thyme ticket tide tie tiger tile timber tinsel toad toast toaster toffee
tomato tool tooth topaz torch tornado tortoise totem toucan towel tower town toy track tractor trail train
transit trapeze tray treasure tree trellis triangle tricycle trio trophy trouser trout truck truffle
trumpet trunk tuba tulip tuna tundra tunnel turban turbine turkey turnip turtle tuxedo tweezers twig
twilight twin umbrella uncle unicorn uniform universe upstairs urn vacuum valley valve van vanilla vase
vault veil velvet vendor veranda vest viaduct village vine vineyard violet violin visitor volcano volley
voyage vulture waffle wagon waist waiter wall wallaby wallet walnut walrus waltz wardrobe wasp watch water
wave wax weather web wedding weekend well whale wheat wheel whisper whistle widget willow wind windmill
window windsock wing winner winter wire witness wizard wolf wombat wood wool workshop world wreath wren
wrench wrist writer yacht yak yard yarn yeast yellow yodel yogurt yolk young zebra zenith zeppelin zigzag
zinc zipper zither zodiac zone zoo
`
  .trim()
  .split(/\s+/)
