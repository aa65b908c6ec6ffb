//! Countries by the names that data providers give them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::base::fold;
use crate::model::Country;

/// The code for a name, or for the code itself.
pub(super) fn country(name: &str) -> Option<Country> {
    static BY_NAME: OnceLock<FxHashMap<String, &'static str>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| {
        let lines = include_str!("countries.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).map(|(code, name)| (fold(name), code)).collect()
    });
    Country::parse(name).or_else(|| Country::parse(by_name.get(&fold(name))?))
}

#[cfg(test)]
mod tests {
    use super::country;

    #[test]
    fn countries_go_by_many_names() {
        for (name, code) in
            [("Iraq", "IQ"), ("Yemen (North Yemen)", "YE"), ("Türkiye", "TR"), ("Turkey", "TR"), ("IQ", "IQ")]
        {
            assert_eq!(country(name).expect(name).code(), code);
        }
        assert!(country("Atlantis").is_none());
    }
}
