//! Holds a text against a shape, and tells every mistake.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Mistake, ProfileFault, Wanted};
use super::position::position;
use super::shape::{RecordNeed, SettingKind, Shape};
use super::{Profile, Setting, header, path};

/// A profile is a page or two.
const LONGEST_TEXT: usize = 64 * 1024;
/// A name of the vendor's, or a setting's text, in characters.
const LONGEST_NAME: usize = 200;

pub(super) fn read(text: &str, shape: &'static Shape) -> Result<Profile, Vec<ProfileFault>> {
    if text.len() > LONGEST_TEXT {
        let what = Mistake::TooLong { most: LONGEST_TEXT };
        return Err(vec![ProfileFault { line: 1, column: 1, key: String::new(), what }]);
    }
    let mut reader = Reader { text, faults: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        reader.fault(&at, String::new(), Mistake::Syntax(error.message().to_owned()));
    }
    let profile = reader.profile(document.get_ref(), shape);
    let mut faults = reader.faults;
    if !errors.is_empty() {
        faults.retain(|fault| fault.what != Mistake::Missing);
    }
    faults.sort_by_key(|fault| (fault.line, fault.column));
    if faults.is_empty() { Ok(profile) } else { Err(faults) }
}

struct Reader<'t> {
    text: &'t str,
    faults: Vec<ProfileFault>,
}

/// A section of the text: where it begins, and its entries.
type Section<'d, 't> = (Range<usize>, Option<&'d DeTable<'t>>);
type Entry<'d, 't> = &'d Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn fault(&mut self, at: &Range<usize>, key: String, what: Mistake) {
        let (line, column) = position(self.text, at.start);
        self.faults.push(ProfileFault { line, column, key, what });
    }

    fn profile(&mut self, root: &DeTable<'_>, shape: &'static Shape) -> Profile {
        self.unknown("", Some(root), &["vendor", "paths", "headers", "settings", "fields"]);
        self.vendor(root, shape);
        let mut profile = Profile {
            shape,
            paths: BTreeMap::new(),
            headers: BTreeMap::new(),
            records: BTreeMap::new(),
            settings: BTreeMap::new(),
        };
        let names: Vec<_> = shape.paths.iter().map(|need| need.name).collect();
        let section = self.section("paths", root, 0..0);
        self.needs("paths", section, &names, |reader, key, index, entry| {
            let text = reader.text_of(key, entry)?;
            match path::path(&text, &shape.paths[index]) {
                Ok(path) => drop(profile.paths.insert(shape.paths[index].name, path)),
                Err(mistakes) => {
                    mistakes.into_iter().for_each(|what| reader.fault(&entry.span(), key.to_owned(), what));
                }
            }
            Some(())
        });
        self.headers(root, shape, &mut profile);
        let names: Vec<_> = shape.settings.iter().map(|need| need.name).collect();
        let section = self.section("settings", root, 0..0);
        self.needs("settings", section, &names, |reader, key, index, entry| {
            let value = reader.setting(key, entry, shape.settings[index].kind)?;
            profile.settings.insert(shape.settings[index].name, value);
            Some(())
        });
        let Some((at, fields)) = self.section("fields", root, 0..0) else { return profile };
        let names: Vec<_> = shape.records.iter().map(|need| need.name).collect();
        self.unknown("fields.", fields, &names);
        for need in shape.records {
            let section = match fields {
                Some(fields) => self.section(&format!("fields.{}", need.name), fields, at.clone()),
                None => Some((at.clone(), None)),
            };
            let record = self.record(need, section);
            profile.records.insert(need.name, record);
        }
        profile
    }

    fn vendor(&mut self, root: &DeTable<'_>, shape: &Shape) {
        match entry(root, "vendor") {
            None => self.fault(&(0..0), "vendor".to_owned(), Mistake::Missing),
            Some((_, value)) => match self.text_of("vendor", value) {
                Some(vendor) if vendor != shape.vendor => {
                    let what = Mistake::OtherVendor { wanted: shape.vendor };
                    self.fault(&value.span(), "vendor".to_owned(), what);
                }
                _ => {}
            },
        }
    }

    fn headers(&mut self, root: &DeTable<'_>, shape: &'static Shape, profile: &mut Profile) {
        let names: Vec<_> = shape.headers.iter().map(|need| need.name).collect();
        let section = self.section("headers", root, 0..0);
        self.needs("headers", section, &names, |reader, key, index, entry| {
            let text = reader.text_of(key, entry)?;
            let need = &shape.headers[index];
            let judged = header::header(&text, need).and_then(|name| {
                match profile.headers.iter().find(|(_, taken)| **taken == name) {
                    Some((other, _)) => Err(Mistake::SameAs(format!("headers.{other}"))),
                    None => Ok(name),
                }
            });
            match judged {
                Ok(name) => drop(profile.headers.insert(need.name, name)),
                Err(what) => reader.fault(&entry.span(), key.to_owned(), what),
            }
            Some(())
        });
    }

    fn record(
        &mut self,
        need: &'static RecordNeed,
        section: Option<Section<'_, '_>>,
    ) -> BTreeMap<&'static str, String> {
        let mut names = BTreeMap::<&'static str, String>::new();
        self.needs(&format!("fields.{}", need.name), section, need.fields, |reader, key, index, entry| {
            let text = reader.plain(key, entry)?;
            let twin = names.iter().find_map(|(other, taken)| (*taken == text).then_some(*other));
            match twin {
                Some(other) => {
                    let what = Mistake::SameAs(format!("fields.{}.{other}", need.name));
                    reader.fault(&entry.span(), key.to_owned(), what);
                }
                None => drop(names.insert(need.fields[index], text)),
            }
            Some(())
        });
        names
    }

    /// Goes through the names that are needed, in the order of the text, tells those missing and those unknown, and
    /// hands the others on. `judge` tells what is wrong with a value itself; `None` only ends it early.
    fn needs(
        &mut self,
        section: &str,
        found: Option<Section<'_, '_>>,
        names: &[&'static str],
        mut judge: impl FnMut(&mut Self, &str, usize, Entry<'_, '_>) -> Option<()>,
    ) {
        let Some((at, table)) = found else { return };
        self.unknown(&format!("{section}."), table, names);
        let mut entries = Vec::new();
        for (index, name) in names.iter().enumerate() {
            match table.and_then(|table| entry(table, name)) {
                Some((_, value)) => entries.push((index, value)),
                None => self.fault(&at, format!("{section}.{name}"), Mistake::Missing),
            }
        }
        entries.sort_by_key(|(_, value)| value.span().start);
        for (index, value) in entries {
            judge(self, &format!("{section}.{}", names[index]), index, value);
        }
    }

    /// The section called by the last part of `key`; `above` is where the one that would hold it stands. None when
    /// something else is called so: then nothing more is said of it.
    fn section<'d, 't>(&mut self, key: &str, table: &'d DeTable<'t>, above: Range<usize>) -> Option<Section<'d, 't>> {
        let name = key.rsplit('.').next().unwrap_or(key);
        match entry(table, name) {
            None => Some((above, None)),
            Some((at, value)) => match value.get_ref() {
                DeValue::Table(section) => Some((at, Some(section))),
                _ => {
                    self.fault(&at, key.to_owned(), Mistake::NotA(Wanted::Section));
                    None
                }
            },
        }
    }

    fn unknown(&mut self, prefix: &str, table: Option<&DeTable<'_>>, known: &[&str]) {
        for (key, _) in table.into_iter().flatten() {
            if !known.contains(&key.get_ref().as_ref()) {
                let name: String = key.get_ref().chars().take(60).collect();
                self.fault(&key.span(), format!("{prefix}{name}"), Mistake::Unknown);
            }
        }
    }

    fn text_of(&mut self, key: &str, entry: Entry<'_, '_>) -> Option<String> {
        match entry.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => {
                self.fault(&entry.span(), key.to_owned(), Mistake::NotA(Wanted::Text));
                None
            }
        }
    }

    /// One line of text.
    fn plain(&mut self, key: &str, entry: Entry<'_, '_>) -> Option<String> {
        let text = self.text_of(key, entry)?;
        let what = if text.is_empty() {
            Mistake::Empty
        } else if text.trim() != text || text.contains(char::is_control) || text.chars().count() > LONGEST_NAME {
            Mistake::NotPlain { most: LONGEST_NAME }
        } else {
            return Some(text);
        };
        self.fault(&entry.span(), key.to_owned(), what);
        None
    }

    fn setting(&mut self, key: &str, entry: Entry<'_, '_>, kind: SettingKind) -> Option<Setting> {
        let what = match (kind, entry.get_ref()) {
            (SettingKind::Text, _) => return self.plain(key, entry).map(Setting::Text),
            (SettingKind::Choice(words), _) => {
                let text = self.text_of(key, entry)?;
                if words.contains(&text.as_str()) {
                    return Some(Setting::Text(text));
                }
                Mistake::NotOneOf(words)
            }
            (SettingKind::Truth, DeValue::Boolean(truth)) => return Some(Setting::Truth(*truth)),
            (SettingKind::Truth, _) => Mistake::NotA(Wanted::Truth),
            (SettingKind::Whole { least, most }, DeValue::Integer(number)) => {
                match u32::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) if (least..=most).contains(&number) => return Some(Setting::Whole(number)),
                    _ => Mistake::OutOfRange { least, most },
                }
            }
            (SettingKind::Whole { .. }, _) => Mistake::NotA(Wanted::Whole),
            (SettingKind::Texts, DeValue::Array(list)) => return self.texts(key, list.iter()),
            (SettingKind::Texts, _) => Mistake::NotA(Wanted::Texts),
        };
        self.fault(&entry.span(), key.to_owned(), what);
        None
    }

    fn texts<'d, 't: 'd>(&mut self, key: &str, list: impl Iterator<Item = Entry<'d, 't>>) -> Option<Setting> {
        let (mut texts, mut whole) = (Vec::<String>::new(), true);
        for entry in list {
            match self.plain(key, entry) {
                Some(text) if texts.contains(&text) => {
                    self.fault(&entry.span(), key.to_owned(), Mistake::SameAs(key.to_owned()));
                    whole = false;
                }
                Some(text) => texts.push(text),
                None => whole = false,
            }
        }
        whole.then_some(Setting::Texts(texts))
    }
}

/// An entry of a table, and where its key stands.
fn entry<'d, 't>(table: &'d DeTable<'t>, name: &str) -> Option<(Range<usize>, Entry<'d, 't>)> {
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    Some((key.span(), value))
}
