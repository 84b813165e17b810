//! The device of a record: `<<HKDevice: 0x283c1b0c0>, name:Apple Watch, manufacturer:Apple Inc., model:Watch,
//! hardware:Watch6,1, software:9.1>`.

/// What is read out of it.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Device {
    /// Its name, or what stands for one. Only that, so that it can be compared with what a vendor calls the device.
    pub(super) name: Option<String>,
    /// It says of itself that it measures glucose continuously.
    pub(super) continuous: bool,
}

/// The words before which a field ends: values have commas of their own (`Watch6,1`).
const FIELDS: [&str; 10] = [
    "name:",
    "manufacturer:",
    "model:",
    "hardware:",
    "firmware:",
    "software:",
    "localIdentifier:",
    "UDIDeviceIdentifier:",
    "FDA UDI:",
    "creation date:",
];

/// The text without the address of the object that it was printed from, which differs from record to record.
pub(super) fn without_address(text: &str) -> &str {
    // It ends at the first comma; the fields begin there.
    memchr::memchr(b',', text.as_bytes()).map_or(text, |at| &text[at..])
}

impl Device {
    pub(super) fn read(text: &str) -> Self {
        let inside = text.strip_suffix('>').unwrap_or(text);
        let name = field(inside, "name:");
        let (maker, model) = (field(inside, "manufacturer:"), field(inside, "model:"));
        let made = match (maker, model) {
            (Some(maker), Some(model)) => Some(format!("{maker} {model}")),
            (one, other) => one.or(other).map(str::to_owned),
        };
        let says_so = |text: Option<&str>| {
            text.is_some_and(|text| {
                text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("CGM"))
            })
        };
        Self { name: name.map(str::to_owned).or(made), continuous: says_so(name) || says_so(model) }
    }
}

fn field<'a>(text: &'a str, wanted: &str) -> Option<&'a str> {
    let mut parts = text.split(", ").map(str::trim_start).skip_while(|part| !part.starts_with(wanted));
    let first = parts.next()?;
    let start = first.as_ptr() as usize - text.as_ptr() as usize + wanted.len();
    let next = parts.find(|part| FIELDS.iter().any(|known| part.starts_with(known)));
    let end = next.map_or(text.len(), |part| part.as_ptr() as usize - text.as_ptr() as usize - 1);
    let value = text.get(start..end)?.trim().trim_end_matches(',').trim();
    (!value.is_empty() && value != "(null)").then_some(value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        Device::read(text).name
    }

    #[test]
    fn a_device_is_known_by_its_name_whatever_commas_stand_around_it() {
        let watch = "<<HKDevice: 0x283c1b0c0>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, \
                     hardware:Watch6,1, software:9.1>";
        assert_eq!(name(watch).as_deref(), Some("Apple Watch"));
        assert_eq!(name("<<HKDevice: 0x1>, name:Cuff, the blue one, model:M3>").as_deref(), Some("Cuff, the blue one"));
        assert_eq!(name("<<HKDevice: 0x1>, manufacturer:Omron, model:M3>").as_deref(), Some("Omron M3"));
        assert_eq!(name("<<HKDevice: 0x1>, name:Scale>").as_deref(), Some("Scale"));
        for text in ["<<HKDevice: 0x1>>", "", "<", "<<HKDevice: 0x1>, name:>", ", name:, name:"] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn only_a_device_that_says_so_measures_continuously() {
        assert!(Device::read("<<HKDevice: 0x1>, name:Dexcom CGM, manufacturer:Dexcom>").continuous);
        assert!(Device::read("<<HKDevice: 0x1>, name:G6, model:CGM>").continuous);
        assert!(!Device::read("<<HKDevice: 0x1>, name:Dexcom G6, manufacturer:Dexcom>").continuous);
        assert!(!Device::read("<<HKDevice: 0x1>, name:CGMeter>").continuous);
    }

    #[test]
    fn the_address_is_no_part_of_the_device() {
        let text = "<<HKDevice: 0x283c1b0c0>, name:Watch>";
        assert_eq!(without_address(text), ", name:Watch>");
        assert_eq!(without_address("plain"), "plain");
    }
}
