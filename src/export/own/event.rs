//! The own keys of an event, as far as it was told by the as-of day; defaults are left out, as the format has it.

use super::{Own, day};
use crate::model::{AlsoDated, Bound, Casualties, Credibility, EventIx, Hurt, Outcome, Participation, Precision};
use crate::query::responsibility::told;
use crate::query::when;

impl Own<'_> {
    pub(super) fn event(&mut self, index: EventIx) {
        let scope = self.selection.scope;
        let event = scope.knowledge().event(index);
        self.put("id", event.id.as_str());
        self.put("date", day(event.date));
        self.may("end", event.end.filter(|&end| when::has_come(scope, end)).map(day));
        let precision = Some(event.precision).filter(|&precision| precision != Precision::Day);
        self.may("precision", precision.map(Precision::name));
        self.may("time", event.time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())));
        self.may("known", event.known.map(day));
        let also = event.also_dated.iter().map(|also| self.table(|own| own.also_dated(also))).collect();
        self.list("also-dated", also);
        self.put("kind", event.kind.name());
        self.put("title", &*event.title);
        self.put("summary", &*event.summary);
        self.references("places", &event.places);
        let parts: Vec<_> = event.actors.iter().filter(|part| told(scope, &part.sources)).collect();
        self.cut += event.actors.len() - parts.len();
        let parts = parts.into_iter().map(|part| self.table(|own| own.participation(part))).collect();
        self.list("actors", parts);
        self.may("unclaimed", event.unclaimed.then_some(true));
        self.list("means", event.means.iter().map(|means| means.name().into()).collect());
        self.may("outcome", event.outcome.map(Outcome::name));
        let counts: Vec<_> = event.casualties.iter().filter(|count| told(scope, &count.sources)).collect();
        self.cut += event.casualties.len() - counts.len();
        let counts = counts.into_iter().map(|count| self.table(|own| own.casualties(count))).collect();
        self.list("casualties", counts);
        self.may("count", event.count);
        self.references("responds-to", &event.responds_to);
        self.references("related", &event.related);
        self.put("credibility", event.credibility.digit());
        self.references("sources", &event.sources);
        self.may("note", event.note.as_deref());
    }

    fn also_dated(&mut self, also: &AlsoDated) {
        self.put("date", day(also.date));
        self.may("why", also.why.as_deref());
    }

    fn participation(&mut self, part: &Participation) {
        self.reference("id", Some(part.actor));
        self.put("role", part.role.name());
        self.references("by", &part.by);
        self.references("sources", &part.sources);
        self.may("credibility", part.credibility.map(Credibility::digit));
        self.may("note", part.note.as_deref());
    }

    fn casualties(&mut self, count: &Casualties) {
        match &count.who {
            Some(Hurt::Actor(who)) => self.reference("who", Some(*who)),
            Some(Hurt::Group(group)) => self.put("group", &**group),
            None => {}
        }
        self.may("killed", count.killed);
        self.may("wounded", count.wounded);
        self.may("injured-tbi", count.injured_tbi);
        self.may("bound", Some(count.bound).filter(|&bound| bound != Bound::Exactly).map(Bound::name));
        self.may("upper", count.upper);
        self.reference("by", count.by);
        self.references("sources", &count.sources);
        self.may("note", count.note.as_deref());
    }
}
