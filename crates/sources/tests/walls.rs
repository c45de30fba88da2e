//! Articles are told from what sites show in their place, and no article is accused.

#![allow(clippy::unwrap_used)] // Its helpers are tests, only not marked as such.

use factdesk_model::desk::PageState;
use factdesk_sources::read::{ReadRequest, read_here};

/// What stands around everything on a site: each piece of it is a cue of some wall.
fn site(lang: &str, title: &str, body: &str) -> String {
    let around = match lang {
        "da" => (
            "<a href=/>Forside</a> <a href=/login>Log ind</a> <a href=/abonnement>Bliv abonnent</a> <a href=/kontakt>Kontakt</a>",
            "<div id=cookie><p>Vi bruger cookies. Vi og vores partnere gemmer oplysninger.</p><button>Accepter alle</button><button>Afvis alle</button></div>
             <p>Redaktionen. Glemt adgangskode? Siden er beskyttet.</p>",
        ),
        "de" => (
            "<a href=/>Start</a> <a href=/login>Anmelden</a> <a href=/abo>Jetzt abonnieren</a>",
            "<div class=cmp><p>Wir verwenden Cookies.</p><button>Alle akzeptieren</button></div><p>Impressum. Passwort vergessen?</p>",
        ),
        _ => (
            "<a href=/>Home</a> <a href=/login>Sign in</a> <a href=/subscribe>Subscribe</a> <form><input type=password name=p></form>",
            "<div class=banner><p>We use cookies. Manage cookies in your settings.</p><button>Accept all</button><button>Reject all</button></div>
             <p>Forgot your password? Contact us. Terms of use. Already a subscriber? Sign in.</p>",
        ),
    };
    format!(
        "<!DOCTYPE html><html lang={lang}><head><title>{title}</title></head><body><header><nav>{}</nav></header>{body}
         <noscript>Please enable JavaScript to see comments.</noscript><footer>{}</footer><script src=/a.js></script></body></html>",
        around.0, around.1
    )
}

fn article(lang: &str, title: &str, paragraphs: &[&str]) -> String {
    let text: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
    site(
        lang,
        &format!("{title} - The Courier"),
        &format!("<main><article><h1>{title}</h1>{text}</article></main>"),
    )
}

fn state(html: &str, url: &str) -> (PageState, Option<String>) {
    let outcome = read_here(&ReadRequest {
        bytes: html.as_bytes().to_vec(),
        url: Some(url.to_owned()),
        content_type: Some("text/html; charset=utf-8".to_owned()),
        ..ReadRequest::default()
    })
    .outcome;
    (outcome.state, outcome.why)
}

const LONG: &[&str] = &[
    "The government will withdraw 4,000 soldiers from the country before the end of the year, the minister told reporters on Friday evening after a long meeting with leaders of the parties.",
    "According to the ministry there are about 8,600 soldiers in the country today. The agreement signed in February says that all of them must be out within fourteen months.",
    "A spokesman for the opposition called the plan hasty and asked for a full account of the security in the area before any decision is made by parliament.",
    "The chairman of the committee said that the numbers would be published next week, and that nobody should draw conclusions before that has happened.",
];

#[test]
fn no_article_is_accused() {
    let brief = |text: &'static str| vec![text];
    let pages: Vec<(&str, String)> = vec![
        ("a story", article("en", "Troops to leave before Christmas", LONG)),
        ("a Danish brief", article("da", "Minister går af", &brief("Landets minister går af med øjeblikkelig virkning, oplyser regeringen torsdag i en pressemeddelelse, som blev sendt ud klokken otte."))),
        ("a German brief", article("de", "Ministerin tritt zurück", &brief("Die Ministerin ist am Donnerstag mit sofortiger Wirkung zurückgetreten. Das teilte die Regierung in einer kurzen Erklärung mit."))),
        ("a story about a 404 regiment", article("en", "404 soldiers sent home after inspection", &LONG[..2])),
        ("a story about passwords", article("en", "Forgot your password? So did half of the ministry", &["Half of the staff of the ministry had to have new passwords last year, a report says. The department asks everybody to log in at least once a month, and to keep the password safe from others.", "The auditors write that the practice must end before summer."])),
        ("a story about paywalls", article("en", "Why newspapers ask readers to subscribe", &["Readers who want to continue reading must subscribe, and more of them do. The number of digital subscribers rose by eleven per cent last year, according to a new report from the association of publishers.", "Editors say that the money goes to journalism."])),
        ("a story about robots", article("en", "Are you human? Courts ask the question", &["A court in the capital has to decide whether a machine may own a patent. The judges asked both sides to explain what unusual activity in the system means and who is responsible for it.", "The decision is expected in the spring of next year, a clerk said."])),
        ("a story about cookies", article("da", "Sådan bager du cookies", &["Bland smør og sukker, og rør i fem minutter. Vi bruger cookies med nødder, fordi de smager bedst, siger bageren, der har vundet konkurrencen tre gange.", "Bag dem i ti minutter ved 180 grader."])),
        ("a story about access", article("en", "Access denied: how the ministry kept journalists away for three years", &LONG[..2])),
        ("a story about a removed page", article("en", "Page about climate no longer exists on ministry's site", &["The page has been removed, and the ministry does not want to say why. Visitors who look for it are told that the page does not exist.", "An archived copy from last year is four pages long and mentions the year 2030 eleven times, according to researchers."])),
        ("a Japanese brief", "<html lang=ja><title>大臣が辞任：日報デジタル</title><header><a href=/>日報デジタル</a><a href=/login>ログイン</a><a href=/plan>有料会員</a></header><article><h1>大臣が辞任</h1><p>大臣は木曜日、辞任した。政府が短い声明で明らかにした。後任は来週にも発表される見通しで、野党は国会での説明を求めている。首相は同日夜、記者団に対し「大変残念だ」と述べた。</p></article><footer>会員登録 同意する</footer>".to_owned()),
        ("a list of points", site("da", "Fakta om aftalen - Avisen", "<main><h1>Fakta om aftalen</h1><ul><li>4000 soldater trækkes hjem inden jul</li><li>8600 soldater er i landet i dag</li><li>Aftalen blev underskrevet i februar</li></ul></main>")),
        ("a table", site("en", "Troops by year - Statistics", "<main><h1>Troops by year</h1><table><tr><th>Year</th><th>Troops</th></tr><tr><td>2019</td><td>13,000</td></tr><tr><td>2020</td><td>8,600</td></tr></table></main>")),
        ("a press release", site("en", "Statement on the agreement", "<div class=content><h1>Statement on the agreement</h1><p>The ministry confirms that the agreement was signed on 29 February 2020 in Doha by both parties.</p><p>For further information contact the press office.</p></div>")),
        ("a page with a newsletter box", article("en", "Budget passed by one vote", &["Parliament passed the budget by one vote late on Thursday after a debate of eleven hours, with two members absent.", "Register for our newsletter: create a free account and become a member to read more from our political team.", "The finance minister called it a good day for the country, and the opposition a missed opportunity for reform of the taxes."])),
        ("a free story with an offer below", article("da", "Budgettet er vedtaget", &["Folketinget vedtog torsdag aften budgettet med en enkelt stemmes flertal efter en debat på elleve timer, hvor to medlemmer var fraværende.", "Finansministeren kaldte det en god dag for landet, mens oppositionen talte om en forspildt chance for en reform af skatterne og en plan for de kommende år.", "Bliv abonnent og få mere af den slags."])),
        ("a story by script-heavy site", format!("<html lang=en><head><title>Troops</title><script>{}</script></head><body><div id=root><h1>Troops leave the country</h1><p>{}</p><p>{}</p></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>", "var x=1;".repeat(400), LONG[0], LONG[1])),
        ("a plain page", "<h1>Notes</h1><p>Water boils at 100 degrees at sea level, and at 71 degrees on the highest mountain of the world.".to_owned()),
        ("a press archive entry", "<title>Archive 1998/404</title><h1>Archive 1998/404</h1><p>Letter from the mayor to the council, four pages, dated 3 March 1998, on the state of the harbour.</p>".to_owned()),
        ("a story of a city called Login", article("en", "Login laws debated in parliament", &LONG[..2])),
        ("a paid story shown whole", article("en", "Inside the talks", LONG).replace("</head>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Inside the talks\",\"isAccessibleForFree\":false}</script></head>").replace("</article>", &format!("{}</article>", LONG.iter().map(|text| format!("<p>{text}</p>")).collect::<String>()))),
        ("a question and answers", site("en", "FAQ", "<main><h1>Frequently asked questions</h1><h2>What happens if the page is not found?</h2><p>Then the clerk sends you a copy within ten working days, free of charge, by ordinary mail to the address that you gave.</p><h2>How do I sign in?</h2><p>At the desk on the first floor, between nine and four on all working days, with your passport.</p></main>")),
        ("service hours", site("da", "Åbningstider", "<main><h1>Åbningstider</h1><p>Borgerservice har åbent mandag til fredag klokken 9-15 og torsdag til klokken 18.</p></main>")),
    ];
    let mut accused = Vec::new();
    for (name, html) in &pages {
        let (state, why) = state(html, "https://www.courier.example/2020/10/11/story");
        if state != PageState::Ok {
            accused.push(format!("{name}: {state:?} {}", why.unwrap_or_default()));
        }
    }
    assert!(accused.is_empty(), "of {}:\n{}", pages.len(), accused.join("\n"));
}

#[test]
fn what_stands_in_the_place_of_an_article_is_told() {
    use PageState::{Blocked, Consent, Empty, Login, NeedsScript, Paywall, Soft404};
    let pages: Vec<(PageState, &str, String)> = vec![
        (Login, "en", site("en", "Log in | The Courier", "<main><h1>Log in</h1><form><label>E-mail</label><input><label>Password</label><input type=password><button>Log in</button></form><p>New here? Create an account.</p></main>")),
        (Login, "en network", "<title>Facelook - log in or sign up</title><h2>Log in to Facelook</h2><form><input type=password></form><a>Forgotten account?</a><p>You must log in to continue.</p>".to_owned()),
        (Login, "da", site("da", "Log ind", "<main><h1>Log ind</h1><p>Du skal være logget ind for at se denne side.</p><form><input type=password></form></main>")),
        (Login, "de", site("de", "Anmelden", "<main><h1>Anmelden</h1><p>Bitte melden Sie sich an, um fortzufahren.</p><form><input type=password></form></main>")),
        (Login, "sv", "<html lang=sv><title>Logga in</title><h1>Logga in</h1><form><input type=password></form><p>Glömt lösenord?</p>".to_owned()),
        (Login, "intranet", "<html><title>Intranet</title><body><form action=/auth><p>User name</p><input><p>Password</p><input type=password><input type=submit></form></body></html>".to_owned()),
        (Consent, "en", "<html lang=en><title>Before you continue</title><h1>Before you continue to Searchsite</h1><p>We use cookies and data to deliver and maintain services, track outages and protect against spam, and to measure audience engagement.</p><p>If you choose to accept all, we will also use cookies and data to develop new services and show personalized ads.</p><button>Reject all</button><button>Accept all</button><a>More options</a>".to_owned()),
        (Consent, "da", "<html lang=da><title>Samtykke</title><h1>Vi værner om dit privatliv</h1><p>Vi og vores partnere gemmer og tilgår oplysninger på din enhed, for eksempel cookies, og behandler persondata til annoncer og statistik.</p><button>Accepter alle</button><button>Afvis alle</button>".to_owned()),
        (Consent, "de", "<html lang=de><title>nachrichten.example</title><h1>Mit Werbung weiterlesen</h1><p>Wir und unsere Partner verarbeiten Daten mit Ihrer Einwilligung. Details finden Sie in der Datenschutzerklärung.</p><button>Alle akzeptieren</button><p>Oder werbefrei mit dem Abo.</p>".to_owned()),
        (Consent, "nb", "<html lang=nb><title>Avisen</title><h2>Vi bryr oss om ditt personvern</h2><p>Vi og våre partnere bruker informasjonskapsler til å måle trafikk og vise tilpassede annonser.</p><button>Godta alle</button><button>Avvis alle</button>".to_owned()),
        (Paywall, "en", article("en", "Inside the talks", &["The talks began in a hotel outside the capital early last winter, and nobody was told.", "Subscribe to continue reading. Already a subscriber? Sign in."])),
        (Paywall, "en by machine", article("en", "Inside the talks", &["The talks began in a hotel outside the capital early last winter, and nobody was told."]).replace("</head>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Inside the talks\",\"isAccessibleForFree\":\"False\"}</script></head>")),
        (Paywall, "da", site("da", "Bag om aftalen - Avisen", "<article><h1>Bag om aftalen</h1><p>Forhandlingerne begyndte på et hotel uden for hovedstaden i vinter, og ingen fik det at vide.</p><div class=paywall-box><h2>Læs hele artiklen med et abonnement</h2><p>Denne artikel er forbeholdt abonnenter. Allerede abonnent? Log ind.</p></div></article>")),
        (Paywall, "sv", "<html lang=sv><title>Bakom avtalet</title><article><h1>Bakom avtalet</h1><p>Förhandlingarna började på ett hotell utanför huvudstaden i vintras.</p><div class=paywall><p>Artikeln är för prenumeranter. Redan prenumerant? Logga in.</p></div></article>".to_owned()),
        (Paywall, "de", "<html lang=de><title>Hinter dem Abkommen</title><article><h1>Hinter dem Abkommen</h1><p>Die Gespräche begannen im Winter in einem Hotel vor der Hauptstadt …</p><div class=paywall><p>Jetzt weiterlesen mit dem Digitalabo. Bereits Abonnent? Anmelden.</p></div></article>".to_owned()),
        (Paywall, "nb", "<html lang=nb><title>Bak avtalen</title><article><h1>Bak avtalen</h1><p>Samtalene begynte på et hotell utenfor hovedstaden i vinter.</p><p>Denne saken er for abonnenter. Bli abonnent og les hele saken.</p></article>".to_owned()),
        (Paywall, "ja", "<html lang=ja><title>合意の舞台裏：日報デジタル</title><article><h1>合意の舞台裏</h1><p>協議は昨年の冬、首都郊外のホテルで始まり、誰にも知らされなかった。政府高官は「長い夜だった」と振り返る。</p><div class=box><p>この記事は有料記事です。残り1203文字</p><p>有料会員になると続きをお読みいただけます。</p></div></article>".to_owned()),
        (Paywall, "fr", "<html lang=fr><title>Dans les coulisses</title><article><h1>Dans les coulisses</h1><p>Les discussions ont commencé l'hiver dernier dans un hôtel.</p><p>Cet article est réservé aux abonnés.</p></article>".to_owned()),
        (Blocked, "cloud", "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><div class=main-wrapper><h1>www.courier.example</h1><h2>Checking if the site connection is secure</h2><div id=challenge-running></div><p>www.courier.example needs to review the security of your connection before proceeding.</p></div><noscript>Enable JavaScript and cookies to continue</noscript><script src=/cdn-cgi/challenge-platform/h/b/orchestrate></script></body></html>".to_owned()),
        (Blocked, "edge", "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access \"http://www.courier.example/\" on this server.<P>Reference #18.1234.5678</BODY></HTML>".to_owned()),
        (Blocked, "captcha", "<title>courier.example</title><p>Please verify you are a human</p><div id=px-captcha></div><p>Press and hold to confirm you are human and not a bot.</p>".to_owned()),
        (Blocked, "search", "<title>https://search.example</title><p>Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot.</p>".to_owned()),
        (Blocked, "region", site("en", "Unavailable due to legal reasons", "<main><h1>Our apologies</h1><p>Our website is currently unavailable in most European countries.</p></main>")),
        (Blocked, "da", "<title>Bekræft</title><h1>Et øjeblik</h1><p>Bekræft, at du er et menneske, ved at udføre handlingen nedenfor.</p>".to_owned()),
        (Blocked, "nginx", "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>".to_owned()),
        (Blocked, "too many", "<title>429 Too Many Requests</title><h1>Too Many Requests</h1><p>Please slow down.</p>".to_owned()),
        (Soft404, "en", site("en", "Page not found | The Courier", "<main><h1>Page not found</h1><p>The page you are looking for may have been moved or deleted. Try the search.</p></main>")),
        (Soft404, "en with teasers", site("en", "404 - The Courier", "<main><h1>Oops!</h1><p>We can't find the page you're looking for.</p><h2>Popular now</h2><ul><li><a href=/1>Troops to leave before Christmas, minister says</a></li><li><a href=/2>Budget passed by one vote after long debate</a></li></ul></main>")),
        (Soft404, "da", site("da", "Siden blev ikke fundet - Avisen", "<main><h1>Siden blev ikke fundet</h1><p>Siden du leder efter, er måske flyttet eller slettet.</p></main>")),
        (Soft404, "de", site("de", "Seite nicht gefunden", "<main><h1>Seite nicht gefunden</h1><p>Die angeforderte Seite existiert nicht oder wurde verschoben.</p></main>")),
        (Soft404, "sv", "<html lang=sv><title>Sidan kunde inte hittas</title><h1>Hoppsan!</h1><p>Sidan du söker finns inte längre.</p>".to_owned()),
        (Soft404, "nb", "<html lang=nb><title>Fant ikke siden</title><h1>Fant ikke siden</h1><p>Siden du leter etter, finnes ikke lenger.</p>".to_owned()),
        (Soft404, "ja", "<html lang=ja><title>ページが見つかりません｜日報デジタル</title><h1>ページが見つかりません</h1><p>お探しのページは削除されたか、移動した可能性があります。</p>".to_owned()),
        (Login, "ja", "<html lang=ja><title>ログイン｜日報</title><h1>ログイン</h1><form><input type=password></form><p>パスワードをお忘れの方</p>".to_owned()),
        (Soft404, "removed", site("en", "The Courier", "<main><h1>This article has been removed</h1><p>The article you requested is no longer available on our site.</p></main>")),
        (NeedsScript, "app", "<html><head><title>Courier</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=/static/js/main.js></script></body></html>".to_owned()),
        (NeedsScript, "empty app", "<html><head><title>Courier</title><script src=/a.js></script></head><body><div id=__next></div></body></html>".to_owned()),
        (NeedsScript, "told", "<html><title>Social</title><body><h1>JavaScript is not available.</h1><p>We've detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue.</p></body></html>".to_owned()),
        (NeedsScript, "da", "<html lang=da><title>Avisen</title><body><div id=app></div><noscript>Siden kræver JavaScript. Slå JavaScript til i din browser.</noscript><script src=a.js></script></body></html>".to_owned()),
        (Empty, "nothing", "<html><head><title>x</title></head><body></body></html>".to_owned()),
        (Empty, "a picture", "<html><body><img src=a.png></body></html>".to_owned()),
    ];
    let mut missed = Vec::new();
    for (expected, name, html) in &pages {
        let (state, why) = state(html, "https://www.courier.example/2020/10/11/story");
        if state != *expected {
            missed.push(format!(
                "{expected:?} {name}: {state:?} {}",
                why.unwrap_or_default()
            ));
        }
    }
    assert!(missed.is_empty(), "of {}:\n{}", pages.len(), missed.join("\n"));
}
