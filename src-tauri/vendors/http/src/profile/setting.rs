//! The value of a setting.

/// A setting as it was read. Each accessor gives the kind that the shape asks for; of another kind, nothing: empty,
/// zero, false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// Of [`super::SettingKind::Text`] and [`super::SettingKind::Choice`].
    Text(String),
    /// Of [`super::SettingKind::Texts`].
    Texts(Vec<String>),
    /// Of [`super::SettingKind::Whole`].
    Whole(u32),
    /// Of [`super::SettingKind::Truth`].
    Truth(bool),
}

impl Setting {
    /// The text, or the chosen word.
    pub fn text(&self) -> &str {
        if let Setting::Text(text) = self { text } else { "" }
    }

    /// The texts.
    pub fn texts(&self) -> &[String] {
        if let Setting::Texts(texts) = self { texts } else { &[] }
    }

    /// The number.
    pub fn whole(&self) -> u32 {
        if let Setting::Whole(number) = self { *number } else { 0 }
    }

    /// The truth.
    pub fn truth(&self) -> bool {
        matches!(self, Setting::Truth(true))
    }
}
