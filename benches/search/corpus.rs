//! Knowledge of any size, made in memory, the same for the same number of records: place and group names that recur, invented
//! personal names, summaries, sources with headlines, and native script or diacritics in 3 records of 100.

use sitrep::model::{
    About, Actor, ActorIx, ActorKind, Claim, Country, Credibility, Date, Event, EventKind, Id, Knowledge, Means,
    Origin, Participation, Place, PlaceIx, PlaceKind, Precision, Records, Reliability, Role, Side, SideColor, SideIx,
    Source, SourceIx, SourceKind, Topic, TopicIx,
};

const PLACES: &str = "Erbil|Baghdad|al-Harir air base, Erbil|Ain al-Asad air base|Camp Victoria, Baghdad|Tower 22, Rukban|\
    al-Tanf garrison|Green Village, Deir ez-Zor|Conoco gas field|Rumaylan landing zone|Shaddadi|Hasakah|Kharab al-Jir|Abu Kamal|\
    al-Qaim|Jurf al-Sakhar|Kirkuk|Tuz Khurmatu|Mosul|Sinjar|Taji|Balad air base|Basra|Umm Qasr|Nasiriyah|Samarra|Baiji|Fallujah|\
    Ramadi|Hit|Haditha|Rutba|Akashat|Trebil crossing|Arar crossing|Faw peninsula|Diyala|Baquba|Muqdadiyah|Khanaqin|Halabja|\
    Sulaymaniyah|Dohuk|Zakho|Makhmur|Eilat|Haifa|Golan Heights|Jordan Valley|Mafraq|Damascus|Palmyra|Aleppo|Khor Mor gas field|\
    Green Zone, Baghdad|Baghdad airport|Karrada|Kadhimiya";
const GROUPS: &str = "Islamic Resistance in Iraq|Kata'ib Hizballah|Harakat al-Nujaba|Kata'ib Sayyid al-Shuhada|Asa'ib Ahl al-Haq|\
    Ashab al-Kahf|Liwa Thar al-Muhandis|Qabdat al-Huda|Rab'Allah|Usbat al-Tha'irin|Saraya Awliya al-Dam|Alwiyat al-Waad al-Haq|\
    Badr Organization|Kata'ib al-Imam Ali|Liwa al-Tufuf|Harakat Ansar Allah al-Awfiya|Saraya al-Khorasani|Fasil al-Muqawama|\
    Jund al-Imam|Liwa Zulfiqar|Popular Mobilization Forces|Coordination Framework|Saraya Ababil|Kata'ib Karbala";
const ACTS: &str = "One-way drones strike|Drone crashes near|Two armed UAVs intercepted over|Shahed-type drone hits|107 mm rocket salvo \
    hits|Rockets land outside|Short-range ballistic missile fired at|Statement threatens US forces at|Video claims strike on|\
    US airstrike destroys depot near|Precision strike kills commander in|Security forces arrest cell in|Roadside bomb hits supply \
    convoy near|Withdrawal timetable announced for|Coalition hands over barracks at|Parliament debates withdrawal from|Envoys \
    discuss truce over|New brigade commander named for|Funeral procession held in|Suspension of operations declared in|Treasury \
    designates financiers linked to|Airline accused of smuggling through";
const TAILS: &str =
    "claimed by|denied by|attributed to|no casualties, says|three wounded, reports|blame traded with|facade name of";
const FIRST: &str = "Ab Mu Ha Sa Qa Ja Ra Fa Na Za Ka Ta Ba Wa Ya Su Ri Hu Ma Da Kho Sha Ghu Tha Nu Mo La Iy";
const MIDDLE: &str =
    "du ham sa li qas mid reem ja bar has ki zam ra shid far hi dar sim wa lid mah mud nas ser kar im jid fiq";
const LAST: &str = "n r d l m b f q s z h k ni li ri mi di shi fi bi";
const FOREIGN: &str = "كتائب حزب الله|المقاومة الإسلامية في العراق|حركة النجباء|عين الأسد|أربيل|طائرة مسيرة|سرايا أولياء الدم|\
    Ḥarakat al-Nujabāʾ|Katāʾib Sayyid al-Shuhadāʾ|Ḥizballāh|Süleymaniye|Qāsim Sulaymānī|Şırnak";
const WORDS: &str = "the a of in to and near after before under from with by for on at over officials said militia unit base convoy \
    drone rocket missile air defence system intercepted impact reported minor damage casualties none confirmed local source police \
    army spokesman channel video statement claimed responsibility denied later analysis debris fragment serial number launch site \
    truck rails recovered investigators coalition advisers troops withdrew perimeter fence warehouse fuel tank fire contained \
    hospital treated wounded two three five evening morning dawn Friday Sunday November January week month retaliation response \
    series campaign pattern facade group affiliate front commander brigade network supply route border crossing desert valley";

/// Numbers that look random and are always the same (`splitmix64`, Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.below(list.len())]
    }
}

/// The lists, cut.
struct Lists {
    places: Vec<&'static str>,
    groups: Vec<&'static str>,
    acts: Vec<&'static str>,
    tails: Vec<&'static str>,
    first: Vec<&'static str>,
    middle: Vec<&'static str>,
    last: Vec<&'static str>,
    foreign: Vec<&'static str>,
    words: Vec<&'static str>,
}

struct Maker {
    dice: Dice,
    lists: Lists,
}

impl Maker {
    fn syllables(&mut self) -> String {
        let Self { dice, lists } = self;
        let last = if dice.chance(70) { dice.one(&lists.last) } else { "" };
        format!("{}{}{last}", dice.one(&lists.first), dice.one(&lists.middle))
    }

    fn person(&mut self) -> String {
        let article = if self.dice.chance(60) { "al-" } else { "" };
        format!("{} {article}{}", self.syllables(), self.syllables())
    }

    fn title(&mut self, place: &str, group: &str) -> String {
        let act = self.dice.one(&self.lists.acts);
        let tail = self.dice.one(&self.lists.tails);
        let who = if self.dice.chance(60) { group.to_owned() } else { self.person() };
        let foreign =
            if self.dice.chance(3) { format!("{} — ", self.dice.one(&self.lists.foreign)) } else { String::new() };
        format!("{act} {place} — {foreign}{tail} {who}")
    }

    fn summary(&mut self) -> String {
        let goal = 140 + self.dice.below(120);
        let mut text = String::with_capacity(goal + 20);
        while text.len() < goal {
            match self.dice.below(100) {
                0..85 => text.push_str(self.dice.one(&self.lists.words)),
                85..93 => text.push_str(&self.person()),
                _ => text.push_str(self.dice.one(&self.lists.places)),
            }
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text
    }

    fn date(&mut self) -> Date {
        const YEARS: [i16; 8] = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
        let year = YEARS[self.dice.below(YEARS.len())];
        let month = 1 + self.dice.below(12) as i8;
        Date::new(year, month, 1 + self.dice.below(28) as i8).expect("every month has 28 days")
    }

    fn sources(&mut self, sources: usize) -> Box<[SourceIx]> {
        (0..=self.dice.below(3)).map(|_| SourceIx(self.dice.below(sources) as u32)).collect()
    }
}

/// Knowledge of about so many records: two events to a claim, and the actors, places and sources that they need.
pub fn corpus(records: usize) -> Knowledge {
    let bars = |text: &'static str| text.split('|').collect::<Vec<_>>();
    let spaces = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
    let lists = Lists {
        places: bars(PLACES),
        groups: bars(GROUPS),
        acts: bars(ACTS),
        tails: bars(TAILS),
        first: spaces(FIRST),
        middle: spaces(MIDDLE),
        last: spaces(LAST),
        foreign: bars(FOREIGN),
        words: spaces(WORDS),
    };
    let mut maker = Maker { dice: Dice(20_240_128), lists };
    let actors = actors(&mut maker, records);
    let places = places(&mut maker, records);
    let sources = sources(&mut maker, records.clamp(20, 20_000));
    let mut events = Vec::with_capacity(records * 2 / 3 + 1);
    let mut claims = Vec::with_capacity(records / 3 + 1);
    for row in 0..records {
        let actor = ActorIx(maker.dice.below(actors.len()) as u32);
        let place = PlaceIx(maker.dice.below(places.len()) as u32);
        let title = maker.title(&places[place.row()].name, &actors[actor.row()].name);
        if row % 3 == 2 {
            claims.push(claim(&mut maker, row, title, actor, sources.len()));
        } else {
            events.push(event(&mut maker, row, title, actor, place, sources.len()));
        }
    }
    let day = |year| Date::new(year, 1, 1).expect("January begins every year");
    Knowledge::new(Records {
        files: Vec::new(),
        about: About {
            title: "Generated".into(),
            summary: "Generated".into(),
            from: day(2019),
            to: day(2027),
            compiled: day(2027),
            licence: "CC0-1.0".into(),
        },
        sides: vec![Side {
            id: Id::new("side"),
            origin: Origin::default(),
            name: "Side".into(),
            mark: "S".into(),
            color: SideColor::Blue,
            summary: None,
        }],
        topics: vec![Topic {
            id: Id::new("topic"),
            origin: Origin::default(),
            question: "How many drones were there?".into(),
            summary: None,
        }],
        measures: Vec::new(),
        sources,
        places,
        actors,
        relations: Vec::new(),
        events,
        claims,
        layered: Vec::new(),
    })
}

fn actors(maker: &mut Maker, records: usize) -> Vec<Actor> {
    let count = (records / 50).clamp(30, 5_000);
    let named = |maker: &mut Maker, row: usize| {
        let groups = &maker.lists.groups;
        if row < groups.len() { groups[row].to_owned() } else { maker.person() }
    };
    (0..count)
        .map(|row| Actor {
            id: Id::new(&format!("actor-{row}")),
            origin: Origin::default(),
            name: named(maker, row).into(),
            short: None,
            native: maker.dice.chance(3).then(|| maker.dice.one(&maker.lists.foreign).into()),
            aliases: Box::default(),
            kind: if row < maker.lists.groups.len() { ActorKind::Faction } else { ActorKind::Person },
            side: SideIx(0),
            parent: None,
            role: None,
            from: None,
            to: None,
            base: None,
            summary: maker.summary().into(),
            designations: Box::default(),
            sources: Box::default(),
        })
        .collect()
}

fn places(maker: &mut Maker, records: usize) -> Vec<Place> {
    let count = (records / 100).clamp(60, 3_000);
    let named = |maker: &mut Maker, row: usize| {
        let places = &maker.lists.places;
        if row < places.len() { places[row].to_owned() } else { format!("Tell {}", maker.syllables()) }
    };
    (0..count)
        .map(|row| Place {
            id: Id::new(&format!("place-{row}")),
            origin: Origin::default(),
            name: named(maker, row).into(),
            aliases: Box::default(),
            native: None,
            kind: PlaceKind::Town,
            country: Country::parse("IQ").expect("two capitals are a country's code"),
            governorate: None,
            position: None,
            summary: None,
            sources: Box::default(),
        })
        .collect()
}

fn sources(maker: &mut Maker, count: usize) -> Vec<Source> {
    let publishers = ["Reuters", "Rudaw", "Shafaq News", "Al Jazeera", "Associated Press", "Kurdistan 24", "Anadolu"];
    (0..count)
        .map(|row| Source {
            id: Id::new(&format!("source-{row}")),
            file_origin: Origin::default(),
            title: format!("{} {}", maker.dice.one(&maker.lists.acts), maker.dice.one(&maker.lists.places)).into(),
            publisher: maker.dice.one(&publishers).into(),
            kind: SourceKind::News,
            date: Some(maker.date()),
            url: None,
            language: None,
            reliability: Reliability::B,
            origin: None,
            note: None,
        })
        .collect()
}

fn event(maker: &mut Maker, row: usize, title: String, actor: ActorIx, place: PlaceIx, sources: usize) -> Event {
    let credibility = Credibility::ALL[maker.dice.below(3)];
    Event {
        id: Id::new(&format!("event-{row}")),
        origin: Origin::default(),
        date: maker.date(),
        end: None,
        precision: Precision::Day,
        time: None,
        known: None,
        also_dated: Box::default(),
        kind: EventKind::ALL[maker.dice.below(EventKind::ALL.len())],
        title: title.into(),
        summary: maker.summary().into(),
        places: [place].into(),
        actors: [Participation {
            actor,
            role: Role::ClaimedBy,
            by: Box::default(),
            sources: Box::default(),
            credibility: None,
            note: None,
        }]
        .into(),
        unclaimed: false,
        means: [Means::ALL[maker.dice.below(Means::ALL.len())]].into(),
        outcome: None,
        casualties: Box::default(),
        count: None,
        responds_to: Box::default(),
        related: Box::default(),
        credibility,
        sources: maker.sources(sources),
        note: None,
    }
}

fn claim(maker: &mut Maker, row: usize, statement: String, speaker: ActorIx, sources: usize) -> Claim {
    Claim {
        id: Id::new(&format!("claim-{row}")),
        origin: Origin::default(),
        date: maker.date(),
        known: None,
        speaker,
        voice: None,
        statement: statement.into(),
        quote: Some(maker.summary().into()),
        topic: maker.dice.chance(5).then_some(TopicIx(0)),
        position: None,
        about: Box::default(),
        quantity: None,
        disputes: Box::default(),
        corroborates: Box::default(),
        supersedes: Box::default(),
        corrects: Box::default(),
        review: None,
        credibility: Credibility::ALL[maker.dice.below(3)],
        sources: maker.sources(sources),
        note: None,
    }
}
