//! The own keys of a claim; defaults are left out, as the format has it.

use serde_json::Value;

use super::{Own, day};
use crate::model::{ClaimIx, Country, Dispute, DisputeOver, Part, Quantity, QuantityState};

impl Own<'_> {
    pub(super) fn claim(&mut self, index: ClaimIx) {
        let claim = self.knowledge().claim(index);
        self.put("id", claim.id.as_str());
        self.put("date", day(claim.date));
        self.may("known", claim.known.map(day));
        self.reference("speaker", Some(claim.speaker));
        self.may("voice", claim.voice.as_deref());
        self.put("statement", &*claim.statement);
        self.may("quote", claim.quote.as_deref());
        self.reference("topic", claim.topic);
        self.may("position", claim.position.as_deref());
        if let Some(quantity) = &claim.quantity {
            let table = self.table(|own| own.quantity(quantity));
            self.put("quantity", table);
        }
        self.references("about", &claim.about);
        let disputes = claim.disputes.iter().filter_map(|dispute| self.dispute(dispute)).collect();
        self.list("disputes", disputes);
        self.references("corroborates", &claim.corroborates);
        self.references("supersedes", &claim.supersedes);
        self.references("corrects", &claim.corrects);
        self.may("review", claim.review.map(day));
        self.put("credibility", claim.credibility.digit());
        self.references("sources", &claim.sources);
        self.may("note", claim.note.as_deref());
    }

    fn dispute(&mut self, dispute: &Dispute) -> Option<Value> {
        if !self.selection.holds(dispute.claim.into()) {
            self.cut += 1;
            return None;
        }
        let over = dispute.over.map(DisputeOver::name);
        Some(self.table(|own| {
            own.reference("id", Some(dispute.claim));
            own.may("over", over);
        }))
    }

    fn quantity(&mut self, quantity: &Quantity) {
        self.reference("measure", Some(quantity.measure));
        self.put("value", quantity.value);
        // Written even where it is the default: no number leaves without its comparator.
        self.put("bound", quantity.bound.name());
        self.may("upper", quantity.upper);
        self.may("since", quantity.since.map(day));
        self.may("until", quantity.until.map(day));
        let parts = quantity.parts.iter().map(|part| self.table(|own| own.part(part))).collect();
        self.list("parts", parts);
        self.may("counts", quantity.counts.as_deref());
        self.reference("counter", quantity.counter);
        let state = Some(quantity.state).filter(|&state| state != QuantityState::Actual);
        self.may("state", state.map(QuantityState::name));
        self.list("countries", quantity.countries.iter().map(|country| country.code().into()).collect());
    }

    fn part(&mut self, part: &Part) {
        self.put("label", &*part.label);
        self.put("value", part.value);
        self.may("country", part.country.as_ref().map(Country::code));
    }
}
