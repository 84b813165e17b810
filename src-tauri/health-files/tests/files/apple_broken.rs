//! Exports that are no good XML.

use health_files::Fault;

use crate::support::{All, export, read, record};

fn good() -> String {
    record("HeartRate", "count/min", "71")
}

fn broken(inside: &str) -> All {
    let all = read(export(&format!("{}{inside}", good())));
    assert_eq!(all.readings().len(), 1, "what stands before the break is found");
    all
}

#[test]
fn broken_xml_is_told_with_its_line_and_column() {
    let line = health_files::synth::HEAD.lines().count() as u64 + 2;
    for (text, column) in [
        ("<Record type=\"x\"></Other>", 18),
        ("<Record a=b/>", 14),
        ("<Record type/>", 15),
        ("</HealthData></More>", 14),
    ] {
        let all = broken(text);
        assert_eq!(all.fault(), Some(Fault::Xml), "{text}");
        let place = all.broken.unwrap().place;
        assert_eq!((place.line, place.column), (Some(line), Some(column)), "{text}");
    }
    for text in
        ["</HealthData><Record/>", "</HealthData>text", "<Record a=\"1\"b=\"2\"/>", "<Record a b=\"2\"/>", "<!x>"]
    {
        assert_eq!(broken(text).fault(), Some(Fault::Xml), "{text}");
    }
}

#[test]
fn another_file_is_no_export() {
    for text in
        ["", "hello", "{\"a\":1}", "<ClinicalDocument/>", "<a><HealthData/></a>", "%PDF-1.7\n", "time,value\n1,2\n"]
    {
        assert_eq!(read(text).fault(), Some(Fault::NotHealthData), "{text}");
    }
}

#[test]
fn entities_are_refused_before_they_could_be_expanded() {
    let mut laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [<!ENTITY lol \"lol\">".to_owned();
    for level in 1..10 {
        let inside = format!("&lol{};", level - 1).repeat(10);
        laughs += &format!("<!ENTITY lol{level} \"{inside}\">");
    }
    laughs += "]><HealthData><Record type=\"&lol9;\"/></HealthData>";
    assert_eq!(read(laughs).fault(), Some(Fault::Entities));
    let outside = "<!DOCTYPE HealthData [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><HealthData>&x;</HealthData>";
    assert_eq!(read(outside).fault(), Some(Fault::Entities));
    assert_eq!(broken("&x;").fault(), Some(Fault::Entities));
    assert_eq!(broken(&good().replace("Watch", "&x;")).fault(), Some(Fault::Entities));
    assert_eq!(read(export(&good().replace("Watch", "&amp;&#x2019;"))).fault(), None);
}

#[test]
fn what_is_nested_too_deep_or_does_not_end_is_given_up() {
    assert_eq!(broken(&"<a>".repeat(1_000_000)).fault(), Some(Fault::TooDeep));
    let long = good().replace("Watch", &"x".repeat(2_000_000));
    assert_eq!(broken(&long).fault(), Some(Fault::TooLong));
    assert_eq!(broken(&format!("<!--{}-->", "x".repeat(2_000_000))).fault(), Some(Fault::TooLong));
    assert_eq!(broken(&" ".repeat(2_000_000)).fault(), Some(Fault::TooLong));
}

#[test]
fn other_encodings_are_named_and_not_guessed() {
    let utf16: Vec<u8> = export(&good()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).fault(), Some(Fault::Encoding));
    assert_eq!(read([&[0xff, 0xfe], utf16.as_slice()].concat()).fault(), Some(Fault::Encoding));
    let latin = export(&good()).replacen("UTF-8", "ISO-8859-1", 1);
    assert_eq!(read(latin).fault(), Some(Fault::Encoding));
    let mut bytes = export(&good().replace("Watch", "J?rgen")).into_bytes();
    let at = bytes.iter().rposition(|byte| *byte == b'?').unwrap();
    bytes[at] = 0xfc;
    assert_eq!(read(&bytes).fault(), Some(Fault::Encoding));
    let marked = format!("\u{feff}{}", export(&good()));
    assert_eq!((read(&marked).readings().len(), read(&marked).fault()), (1, None));
}

#[test]
fn a_break_names_no_value_and_no_name() {
    let all = read(export(&format!("{}{}<Record", good(), good().replace("71", "88"))));
    let printed = format!("{:?} {} {:?}", all.broken.unwrap(), all.broken.unwrap(), all.found);
    for secret in ["71", "88", "Watch", "1961"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    assert_eq!(all.fault(), Some(Fault::Cut));
}
