//! Ties, trees, people, listings, chains.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sitrep::model::{EventIx, Hidden, RecordRef};
use sitrep::query::line::line;
use sitrep::query::network::{Absence, Basis, Chains, Kinds, Network, Reach, actor_of};

use super::*;

fn actor(id: &str, kind: &str, more: &str) -> String {
    format!(
        "[[actor]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"{kind}\"\nside = \"west\"\nsummary = \"One.\"\n{more}\nsources = [\"paper\"]\n\n"
    )
}

fn relation(from: &str, kind: &str, to: &str, more: &str) -> String {
    format!("[[relation]]\nfrom = \"{from}\"\nto = \"{to}\"\nkind = \"{kind}\"\n{more}\nsources = [\"paper\"]\n\n")
}

fn ties() -> Arc<Knowledge> {
    let mut own = String::new();
    own += &actor("tehran", "state", "");
    own += &actor("guards", "force", "parent = \"tehran\"");
    own += &actor("quds", "force", "parent = \"guards\"");
    own += &actor(
        "group",
        "faction",
        "from = 2024-01-10\ndesignations = [{ by = \"dod\", as = \"Listed\", date = 2024-02-01, sources = [\"paper\"] }]",
    );
    own += &actor("front", "faction", "");
    own += &actor("leader", "person", "parent = \"group\"\nrole = \"Secretary\"\nfrom = 2024-01-15\nto = 2024-02-15");
    own += &actor("spokesman", "person", "parent = \"group\"\nrole = \"Spokesman\"");
    own += &actor("hermit", "person", "role = \"Hermit\"");
    own += &relation("quds", "backs", "group", "since = 2024-01-12\ncredibility = 2");
    own += &relation("quds", "commands", "group", "note = \"Disputed among analysts.\"\ncredibility = 4");
    own += &relation("front", "front-for", "group", "until = \"2024-01\"\ncredibility = 2");
    own += &relation("group", "opposes", "force", "credibility = 1");
    own += &relation("dod", "opposes", "group", "since = \"2024-03\"");
    own += &relation("leader", "leads", "front", "credibility = 3");
    own += &claim(
        "iran-denies",
        "2024-01-20",
        "tehran",
        "about = [\"group\"]\ndisputes = [{ id = \"dod-says\", over = \"responsibility\" }]",
    );
    own += &claim("dod-says", "2024-01-19", "dod", "about = [\"group\", \"quds\", \"tehran\"]");
    own += "[[event]]\nid = \"2024-02-01-listing\"\ndate = 2024-02-01\nkind = \"designation\"\ntitle = \"Listing\"\nsummary = \"A listing.\"\nactors = [{ id = \"dod\", role = \"issuer\" }, { id = \"group\", role = \"subject\" }, { id = \"leader\", role = \"subject\" }]\ncredibility = 1\nsources = [\"paper\"]\n\n";
    hand_made(&own)
}

fn told(network: &Network, scope: &Scope) -> Vec<String> {
    let knowledge = scope.knowledge();
    let ties = network.outgoing.iter().chain(&network.incoming);
    ties.map(|tie| format!("{} {}", tie.verb(knowledge, network.actor), knowledge.actor(tie.other(network.actor)).name))
        .collect()
}

#[test]
fn ties_of_a_day_stand_by_kind_out_and_in_and_the_rest_is_counted() {
    let knowledge = ties();
    let group = actor_ix(&knowledge, "group");
    let all = scope_all(&knowledge);
    let network = Network::of(Reach::then(&all), group);
    assert_eq!(
        told(&network, &all),
        [
            "opposes Force",
            "is commanded by quds",
            "is backed by quds",
            "is opposed by Department of Defense",
            "acts under the name of front"
        ]
    );
    assert_eq!(network.hidden.total(), 0);
    assert_eq!(network.people.len(), 2);

    let february = scope_until(&knowledge, Clock::Happened, "2024-02-20");
    let network = Network::of(Reach::then(&february), group);
    assert_eq!(told(&network, &february), ["opposes Force", "is commanded by quds", "is backed by quds"]);
    let hidden: Vec<_> = network.hidden.reasons().collect();
    assert_eq!(hidden, [(Hidden::Later, 1), (Hidden::NotThen, 2)], "the leader has left, the front's name is given up");
    let names: Vec<_> = network.people.iter().map(|member| &*knowledge.actor(member.person).name).collect();
    assert_eq!(names, ["spokesman"]);

    let widened = Network::of(Reach::new(&february, true), group);
    assert_eq!(told(&widened, &february).last().map(String::as_str), Some("acts under the name of front"));
    assert_eq!(widened.hidden.reasons().collect::<Vec<_>>(), [(Hidden::Later, 1)], "what is to come stays hidden");
    assert!(widened.people.iter().any(|member| member.tie.is_over(&february)));
}

#[test]
fn a_disputed_tie_is_known_by_its_note_and_by_claims_that_contradict_each_other() {
    let knowledge = ties();
    let scope = scope_all(&knowledge);
    let network = Network::of(Reach::then(&scope), actor_ix(&knowledge, "group"));
    let by_note: Vec<_> = network.incoming.iter().filter(|tie| tie.is_noted_as_disputed(&knowledge)).collect();
    assert_eq!(by_note.len(), 1);
    let contradicted = |index: usize| network.contradictions.of_tie(&knowledge, network.incoming[index]).len();
    assert_eq!([contradicted(0), contradicted(1)], [0, 0], "Iran does not speak of the Quds Force");
    let tehran = Network::of(Reach::then(&scope), actor_ix(&knowledge, "tehran"));
    assert!(tehran.outgoing.is_empty());
    let pair = (claim_ix(&knowledge, "dod-says"), claim_ix(&knowledge, "iran-denies"));
    let made_up = sitrep::query::network::Tie { from: tehran.actor, to: network.actor, basis: Basis::Parent };
    assert_eq!(tehran.contradictions.of_tie(&knowledge, made_up), [pair]);
    let before = scope_until(&knowledge, Clock::Happened, "2024-01-19");
    let earlier = Network::of(Reach::then(&before), tehran.actor);
    assert!(earlier.contradictions.of_tie(&knowledge, made_up).is_empty(), "it was not denied yet");
}

#[test]
fn parents_and_members_are_trees_and_people_stand_apart() {
    let knowledge = ties();
    let scope = scope_all(&knowledge);
    let rows = |branches: &[sitrep::query::network::Branch]| -> Vec<_> {
        branches.iter().map(|branch| (branch.depth, knowledge.actor(branch.actor).name.to_string())).collect()
    };
    let quds = Network::of(Reach::then(&scope), actor_ix(&knowledge, "quds"));
    assert_eq!(rows(&quds.above), [(1, "guards".to_owned()), (2, "tehran".to_owned())]);
    let tehran = Network::of(Reach::then(&scope), actor_ix(&knowledge, "tehran"));
    assert_eq!(rows(&tehran.below), [(1, "guards".to_owned()), (2, "quds".to_owned())]);
    let leader = Network::of(Reach::then(&scope), actor_ix(&knowledge, "leader"));
    assert_eq!(rows(&leader.above), [(1, "group".to_owned())], "a person belongs to an organisation");
    let group = Network::of(Reach::then(&scope), actor_ix(&knowledge, "group"));
    assert!(group.below.is_empty());
}

#[test]
fn an_entry_and_an_event_of_one_listing_are_told_once() {
    let knowledge = ties();
    let scope = scope_all(&knowledge);
    let group = Network::of(Reach::then(&scope), actor_ix(&knowledge, "group"));
    assert_eq!(group.listed.len(), 1);
    assert!(group.listed[0].entry.is_some() && group.listed[0].event.is_some());
    let leader = Network::of(Reach::then(&scope), actor_ix(&knowledge, "leader"));
    assert_eq!(leader.listed[0].words(&scope), "Listing", "only the event lists the person");
    let dod = Network::of(Reach::then(&scope), actor_ix(&knowledge, "dod"));
    assert_eq!((dod.listed.len(), dod.lists.len()), (0, 2));
    let before = scope_until(&knowledge, Clock::Happened, "2024-01-31");
    let group = Network::of(Reach::then(&before), actor_ix(&knowledge, "group"));
    assert_eq!((group.listed.len(), group.later_listings), (0, 2));
}

fn chain_words(scope: &Scope, chains: &Chains) -> Vec<String> {
    let knowledge = scope.knowledge();
    let step = |step: &sitrep::query::network::Step| {
        let (from, to) = (&knowledge.actor(step.from).name, &knowledge.actor(step.to).name);
        format!("{from} {} {to}", step.ties[0].verb(knowledge, step.from))
    };
    chains.chains.iter().map(|chain| chain.steps.iter().map(step).collect::<Vec<_>>().join("; ")).collect()
}

#[test]
fn the_shortest_chain_has_its_sources_and_its_weakest_grade() {
    let knowledge = ties();
    let scope = scope_all(&knowledge);
    let [front, tehran, quds, force, hermit] =
        ["front", "tehran", "quds", "force", "hermit"].map(|id| actor_ix(&knowledge, id));
    let reach = Reach::then(&scope);
    let chains = Chains::between(reach, front, tehran, Kinds::All);
    assert_eq!(
        chain_words(&scope, &chains),
        ["front is a front for group; group is backed by quds; quds is part of guards; guards is part of tehran"]
    );
    let chain = &chains.chains[0];
    assert_eq!(chain.weakest(&scope), "B2; B, letter only");
    assert_eq!(chain.steps[1].ties.len(), 2, "the better graded of two ties carries the step, the other is told, too");
    assert_eq!(Chains::between(reach, quds, quds, Kinds::All).chains.len(), 0);
    assert_eq!(Chains::between(reach, quds, hermit, Kinds::All).absence, Some(Absence::None));
    let close = Chains::between(reach, quds, force, Kinds::Close);
    assert_eq!(close.absence, Some(Absence::OtherKinds), "only opposition leads there");
    assert_eq!(
        chain_words(&scope, &Chains::between(reach, quds, force, Kinds::All)),
        ["quds backs group; group opposes Force"]
    );
}

#[test]
fn a_chain_holds_only_on_its_day() {
    let knowledge = ties();
    let march = scope_until(&knowledge, Clock::Happened, "2024-03-15");
    let [front, quds] = ["front", "quds"].map(|id| actor_ix(&knowledge, id));
    let then = Chains::between(Reach::then(&march), front, quds, Kinds::All);
    assert_eq!(then.absence, Some(Absence::Hidden), "the name was given up and the leader has left");
    let past = Chains::between(Reach::new(&march, true), front, quds, Kinds::All);
    assert_eq!(
        chain_words(&march, &past),
        ["front acts under the name of group; group is backed by quds"]
            .map(|text| text.replace("acts under the name of", "is a front for"))
    );
}

/// Plain TOML as a graph: who is tied to whom.
fn plain_graph(plain: &toml::Table) -> BTreeMap<String, BTreeSet<String>> {
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut tie = |a: &str, b: &str| {
        graph.entry(a.to_owned()).or_default().insert(b.to_owned());
        graph.entry(b.to_owned()).or_default().insert(a.to_owned());
    };
    for row in rows(plain, "actor") {
        if let Some(parent) = text(row, "parent") {
            tie(text(row, "id").expect("an id"), parent);
        }
    }
    for row in rows(plain, "relation") {
        tie(text(row, "from").expect("from"), text(row, "to").expect("to"));
    }
    graph
}

/// Distances and numbers of shortest ways from one actor, worked out by plain breadth first.
fn distances(graph: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeMap<String, (usize, usize)> {
    let mut found = BTreeMap::from([(from.to_owned(), (0, 1))]);
    let mut open = VecDeque::from([from.to_owned()]);
    while let Some(actor) = open.pop_front() {
        let (distance, ways) = found[&actor];
        for next in graph.get(&actor).into_iter().flatten() {
            match found.get_mut(next) {
                None => {
                    found.insert(next.clone(), (distance + 1, ways));
                    open.push_back(next.clone());
                }
                Some((known, count)) if *known == distance + 1 => *count += ways,
                Some(_) => {}
            }
        }
    }
    found
}

#[test]
fn in_the_shipped_file_chains_are_as_long_and_as_many_as_a_plain_search_finds() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let graph = plain_graph(&plain());
    for from in ["kataib-sayyid-al-shuhada", "us-dod", "pat-ryder", "fdd"] {
        let expected = distances(&graph, from);
        for row in rows(&plain(), "actor") {
            let id = text(row, "id").expect("an id");
            let chains =
                Chains::between(Reach::then(&scope), actor_ix(&knowledge, from), actor_ix(&knowledge, id), Kinds::All);
            let length = chains.chains.first().map(|chain| chain.steps.len());
            let wanted = expected.get(id).filter(|(distance, _)| *distance > 0);
            assert_eq!((length, chains.count), (wanted.map(|it| it.0), wanted.map_or(0, |it| it.1)), "{from} to {id}");
            assert!(chains.chains.iter().all(|chain| chain.steps.iter().all(|step| !step.ties.is_empty())));
        }
    }
}

#[test]
fn in_the_shipped_file_every_tie_of_every_actor_is_there() {
    let (knowledge, plain) = (shipped(), plain());
    let scope = scope_all(&knowledge);
    for row in rows(&plain, "actor") {
        let id = text(row, "id").expect("an id");
        let network = Network::of(Reach::then(&scope), actor_ix(&knowledge, id));
        let relations = |end: &str| rows(&plain, "relation").iter().filter(|row| text(row, end) == Some(id)).count();
        let children = rows(&plain, "actor").iter().filter(|row| text(row, "parent") == Some(id));
        let (people, members): (Vec<_>, Vec<_>) = children.partition(|row| text(row, "kind") == Some("person"));
        let parent = usize::from(row.get("parent").is_some());
        assert_eq!(network.outgoing.len(), relations("from") + parent, "{id}");
        assert_eq!(network.incoming.len(), relations("to") + members.len(), "{id}");
        assert_eq!(network.people.len(), people.len(), "{id}");
        let entries = row.get("designations").and_then(toml::Value::as_array).map_or(0, Vec::len);
        assert_eq!(network.listed.iter().filter(|listing| listing.entry.is_some()).count(), entries, "{id}");
    }
}

#[test]
fn in_the_shipped_file_the_network_of_a_day_has_the_ties_whose_dates_allow_it() {
    let (knowledge, plain) = (shipped(), plain());
    let scope = scope_until(&knowledge, Clock::Happened, "2024-01-29");
    // Days, months and years as text: `2024-01` is a beginning of 2024-01-29, which is enough to compare with.
    let then = |row: &toml::Value| {
        let date =
            |key: &str| row.get(key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        let (since, until) = (date("since"), date("until"));
        since.is_none_or(|since| *since <= *"2024-01-29")
            && until.is_none_or(|until| "2024-01-29".starts_with(&until) || *until >= *"2024-01-29")
    };
    let mut shown = 0;
    for actor in rows(&plain, "actor") {
        let id = text(actor, "id").expect("an id");
        let network = Network::of(Reach::then(&scope), actor_ix(&knowledge, id));
        let wanted = rows(&plain, "relation").iter().filter(|row| ids_of(row).contains(&id) && then(row)).count();
        let ties = network.outgoing.iter().chain(&network.incoming);
        let found = ties.filter(|tie| matches!(tie.basis, Basis::Relation(_))).count();
        assert_eq!(found, wanted, "{id}");
        shown += found;
    }
    assert!(shown > 100, "{shown}");
}

fn ids_of(row: &toml::Value) -> [&str; 2] {
    ["from", "to"].map(|end| text(row, end).expect("an end"))
}

#[test]
fn kataib_sayyid_al_shuhada_and_the_quds_force() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let [group, quds] = ["kataib-sayyid-al-shuhada", "irgc-quds-force"].map(|id| actor_ix(&knowledge, id));
    let chains = Chains::between(Reach::then(&scope), group, quds, Kinds::All);
    assert_eq!((chains.chains.len(), chains.chains[0].steps.len()), (1, 1));
    let tie = chains.chains[0].steps[0].ties[0];
    assert_eq!(tie.verb(&knowledge, group), "is backed by");
    assert!(!tie.sources(&scope).shown.is_empty());
    assert!(chains.chains[0].weakest(&scope).ends_with('1'), "{}", chains.chains[0].weakest(&scope));
}

#[test]
fn a_disputed_command_is_marked_in_the_shipped_file() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let iran = Network::of(Reach::then(&scope), actor_ix(&knowledge, "iran"));
    let disputed = |network: &Network| -> Vec<String> {
        let marked = network.outgoing.iter().chain(&network.incoming).filter(|tie| {
            tie.is_noted_as_disputed(&knowledge) || !network.contradictions.of_tie(&knowledge, **tie).is_empty()
        });
        marked.map(|tie| line(&scope, tie.record())).collect()
    };
    let marked = disputed(&iran);
    assert!(marked.iter().any(|tie| tie.contains("commands Islamic Resistance in Iraq")), "{marked:?}");
    assert!(!marked.iter().any(|tie| tie.contains("opposes")), "{marked:?}");
}

#[test]
fn any_record_leads_to_its_actor() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let led = |id: &str| {
        let record: RecordRef = knowledge.find(id).expect("in the file");
        actor_of(&scope, record).map(|actor| knowledge.actor(actor).id.to_string())
    };
    assert_eq!(led("us-dod").as_deref(), Some("us-dod"));
    assert_eq!(led("us-dod-2024-01-29-kh-fingerprints").as_deref(), Some("us-dod"));
    assert_eq!(led("2024-01-28-tower-22").as_deref(), Some("islamic-resistance-in-iraq"));
    assert_eq!(led("tower-22"), None);
    assert!(EventIx::try_from(knowledge.find("tower-22").expect("a place")).is_err());
}
