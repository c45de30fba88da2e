use crate::view::stories;
use crate::{Material, ReportError, claim_review};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, context};

const TEMPLATE: &str = include_str!("../templates/report.html.j2");
const STYLE: &str = include_str!("../templates/report.css");

/// One page that stands alone: no script, no outside file, nothing loaded.
pub(crate) fn write(material: &Material<'_>) -> Result<String, ReportError> {
    let mut environment = Environment::new();
    // Said outright, so that renaming the template can never turn escaping off.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let catalogue = material.catalogue.lang;
    environment.add_function("t", move |id: &str| {
        factdesk_messages::Catalogue::of(catalogue).word(id)
    });
    environment.add_template("report.html", TEMPLATE)?;
    let stories = stories(material);
    let title = match stories.as_slice() {
        [one] => one.title.clone(),
        _ => material.catalogue.word("report-kind"),
    };
    // In a script element only `<` could end the data early; JSON knows it by another name.
    let linked_data = claim_review::write(material)?.replace('<', "\\u003c");
    let page = environment.get_template("report.html")?.render(context! {
        lang => material.catalogue.lang,
        title,
        style => STYLE,
        stories => Serde(&stories),
        linked_data,
    })?;
    Ok(page)
}
