/// Every file of the catalogue, by language. A test proves that none is forgotten.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        pub(crate) const DA: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../messages/da/", $name)))),*];
        pub(crate) const EN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../messages/en/", $name)))),*];
    };
}

files!(
    "claim.ftl",
    "cli.ftl",
    "dates.ftl",
    "errors.ftl",
    "history.ftl",
    "process.ftl",
    "report.ftl",
    "terms.ftl"
);
