//! Hostile text in every field: quotes, line feeds, markup, scripts, control characters, turned directions. The loader refuses
//! some of it; here the records are made past it, so that no form leans on the loader alone.

use std::sync::Arc;

use sitrep::brief::note_of_records;
use sitrep::export::cite::Style;
use sitrep::export::copy::{Form, copied};
use sitrep::export::note::{html, json, markdown, text};
use sitrep::model::{Hurt, Knowledge, Records};

use super::{all, assert_harmless, small, whole};

const HOSTILE: &str = "\"'</style></title><script>alert(1)</script>\r\n\n# [x](javascript:alert(1)) ![i](http://e) \u{202e}turned\u{2066} \u{1b}]0;t\u{7}\u{9b}2J\u{200b} `\\ {}% & | ``` ]]> --> é عربي $x_1^2~";

/// The small knowledge with every free text replaced.
fn hostile() -> Arc<Knowledge> {
    let small = small();
    let some = |field: &mut Option<Box<str>>| {
        if field.is_some() {
            *field = Some(HOSTILE.into());
        }
    };
    let mut records = Records {
        files: small.files.to_vec(),
        about: small.about.clone(),
        sides: small.sides.to_vec(),
        topics: small.topics.to_vec(),
        measures: small.measures.to_vec(),
        sources: small.sources.to_vec(),
        places: small.places.to_vec(),
        actors: small.actors.to_vec(),
        relations: small.relations.to_vec(),
        events: small.events.to_vec(),
        claims: small.claims.to_vec(),
        layered: Vec::new(),
    };
    records.about.title = HOSTILE.into();
    records.about.summary = HOSTILE.into();
    for side in &mut records.sides {
        (side.name, side.mark, side.summary) = (HOSTILE.into(), HOSTILE.into(), Some(HOSTILE.into()));
    }
    for topic in &mut records.topics {
        (topic.question, topic.summary) = (HOSTILE.into(), Some(HOSTILE.into()));
    }
    for measure in &mut records.measures {
        (measure.name, measure.unit, measure.summary) = (HOSTILE.into(), HOSTILE.into(), Some(HOSTILE.into()));
    }
    for source in &mut records.sources {
        (source.title, source.publisher) = (HOSTILE.into(), HOSTILE.into());
        source.url = Some(format!("https://e.example/{HOSTILE}").into());
        (source.language, source.origin, source.note) =
            (Some(HOSTILE.into()), Some(HOSTILE.into()), Some(HOSTILE.into()));
    }
    for place in &mut records.places {
        place.name = HOSTILE.into();
        (place.native, place.governorate, place.summary) =
            (Some(HOSTILE.into()), Some(HOSTILE.into()), Some(HOSTILE.into()));
    }
    for actor in &mut records.actors {
        (actor.name, actor.summary) = (HOSTILE.into(), HOSTILE.into());
        (actor.short, actor.native) = (Some(HOSTILE.into()), Some(HOSTILE.into()));
        some(&mut actor.role);
        actor.designations.iter_mut().for_each(|entry| entry.label = HOSTILE.into());
    }
    for relation in &mut records.relations {
        relation.note = Some(HOSTILE.into());
    }
    for event in &mut records.events {
        (event.title, event.summary, event.note) = (HOSTILE.into(), HOSTILE.into(), Some(HOSTILE.into()));
        for part in &mut event.actors {
            part.note = Some(HOSTILE.into());
        }
        for count in &mut event.casualties {
            count.note = Some(HOSTILE.into());
            if matches!(count.who, Some(Hurt::Group(_))) {
                count.who = Some(Hurt::Group(HOSTILE.into()));
            }
        }
    }
    for claim in &mut records.claims {
        claim.statement = HOSTILE.into();
        (claim.voice, claim.quote, claim.note) = (Some(HOSTILE.into()), Some(HOSTILE.into()), Some(HOSTILE.into()));
        some(&mut claim.position);
        if let Some(quantity) = &mut claim.quantity {
            quantity.counts = Some(HOSTILE.into());
            quantity.parts.iter_mut().for_each(|part| part.label = HOSTILE.into());
        }
    }
    Arc::new(Knowledge::new(records))
}

#[test]
fn no_form_of_a_record_lets_it_through() {
    let scope = whole(&hostile());
    for record in all(scope.knowledge()) {
        for form in Form::ALL {
            let Ok(text) = copied(&scope, record, form) else { continue };
            assert_harmless(&text);
            if matches!(form, Form::Line | Form::Short | Form::Id | Form::Url | Form::Coordinates) {
                assert!(!text.contains('\n'), "{form:?}: {text}");
            }
        }
    }
}

#[test]
fn toml_and_json_give_the_text_back_to_the_letter() {
    let scope = whole(&hostile());
    let claim = scope.knowledge().find("ministry-2024-01-25-not-withdrawal").expect("there");
    let written = copied(&scope, claim, Form::Toml).expect("TOML");
    let read: toml::Table = toml::from_str(&written).expect("TOML");
    assert_eq!(read["claim"][0]["statement"].as_str(), Some(HOSTILE));
    let written = copied(&scope, claim, Form::Json).expect("JSON");
    let read: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(read["statement"].as_str(), Some(HOSTILE));
}

#[test]
fn no_form_of_a_note_lets_it_through() {
    let scope = whole(&hostile());
    let records = all(scope.knowledge());
    for style in [Style::Icd206, Style::Chicago, Style::Bibtex] {
        let note = note_of_records(&scope, HOSTILE, &records, style);
        for written in [markdown::write(&note), html::write(&note), text::write(&note), json::write(&note)] {
            assert_harmless(&written);
        }
        assert!(serde_json::from_str::<serde_json::Value>(&json::write(&note)).is_ok());
        assert_only_our_tags(&html::write(&note));
        let markdown = markdown::write(&note);
        // BibTeX stands in a block of its own, where nothing is markup; escaped brackets are only brackets.
        let outside: Vec<_> = markdown.replace("\\`", "").split("```").step_by(2).map(str::to_owned).collect();
        let bare = outside.concat().replace("\\<", "").replace("\\]", "").replace("\\[", "");
        // What stands in the pointed brackets of a link is an address, whatever it holds.
        let bare: String =
            bare.split("(<").map(|part| part.split_once(">)").map_or(part, |(_, after)| after)).collect();
        for wrong in ["](javascript:", "![i]", "<script"] {
            assert!(!bare.contains(wrong), "{wrong}: {markdown}");
        }
        assert_eq!(markdown.matches("```").count() % 2, 0, "a block is left open");
    }
}

#[test]
fn the_braces_of_bibtex_stay_in_pairs() {
    let scope = whole(&hostile());
    let note = note_of_records(&scope, "n", &all(scope.knowledge()), Style::Bibtex);
    for cited in &note.sources {
        let mut depth = 0_i32;
        let mut escaped = false;
        for c in cited.text.chars() {
            match c {
                '\\' if !escaped => {
                    escaped = true;
                    continue;
                }
                '{' if !escaped => depth += 1,
                '}' if !escaped => depth -= 1,
                _ => {}
            }
            assert!(depth >= 0, "{}", cited.text);
            escaped = false;
        }
        assert_eq!(depth, 0, "{}", cited.text);
    }
}

/// Every tag is one that the page itself writes, and no attribute holds more than the page put there.
#[track_caller]
fn assert_only_our_tags(page: &str) {
    const TAGS: [&str; 26] = [
        "!DOCTYPE",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "h3",
        "p",
        "ol",
        "ul",
        "li",
        "bdi",
        "span",
        "a",
        "blockquote",
        "section",
        "div",
        "strong",
        "footer",
        "pre",
        "em",
        "br",
    ];
    for rest in page.split('<').skip(1) {
        let name: String =
            rest.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || *c == '!').collect();
        assert!(TAGS.contains(&&*name), "<{name}> in:\n{page}");
        let inside = rest.split('>').next().unwrap_or_default();
        assert_eq!(inside.matches('"').count() % 2, 0, "<{inside}>");
        for wrong in ["javascript:", " on", "'"] {
            let allowed = name == "meta" || (wrong == "javascript:" && inside.contains("href=\"https://e.example/"));
            assert!(
                allowed
                    || !inside.contains(wrong)
                    || inside.contains("aria-label")
                    || inside.contains("href=\"https://e.example/"),
                "<{inside}>"
            );
        }
    }
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("</title>").count(), 1);
}
