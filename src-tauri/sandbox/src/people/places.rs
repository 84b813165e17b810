//! Where invented people live, and what they come with.

/// City, state, postal code, telephone area code.
pub(super) const CITIES: [(&str, &str, &str, &str); 12] = [
    ("New York", "NY", "10019", "212"),
    ("Brooklyn", "NY", "11215", "718"),
    ("Albany", "NY", "12207", "518"),
    ("Buffalo", "NY", "14202", "716"),
    ("Jersey City", "NJ", "07302", "201"),
    ("Hartford", "CT", "06103", "860"),
    ("Providence", "RI", "02903", "401"),
    ("Burlington", "VT", "05401", "802"),
    ("Portland", "ME", "04101", "207"),
    ("St. Albans", "VT", "05478", "802"),
    ("Coeur d'Alene", "ID", "83814", "208"),
    ("Winston-Salem", "NC", "27101", "336"),
];

/// Street names without a number.
pub(super) const STREETS: [&str; 12] = [
    "Maple St",
    "Orchard Lane",
    "King's Road",
    "Calle Ocho",
    "Old Mill Rd",
    "St. Mary's Ave",
    "2nd Ave",
    "Harbor View Blvd",
    "Rue de l'Église",
    "Willow Ct",
    "Meadowbrook Dr",
    "Station Sq",
];

/// Marital statuses, free text at the vendor.
pub(super) const MARITAL: [&str; 5] = ["married", "never married", "divorced", "widowed", "domestic partner"];
