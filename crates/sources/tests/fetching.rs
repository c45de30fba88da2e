//! The fetcher against hosts that behave and hosts that do not.

#![allow(clippy::unwrap_used)] // Its helpers are tests, only not marked as such.

mod web;

use factdesk_sources::fetch::{
    Cancel, FetchError, FetchRequest, FetchSettings, Fetched, Fetcher, sha256_hex,
};
use factdesk_sources::policy::Policy;
use std::io::Write;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use web::{Answer, Web, page};

const NOW_MS: i64 = 1_602_410_400_000;

fn settings() -> FetchSettings {
    let mut settings = FetchSettings::new(Policy::allowing(["127.0.0.1"]), Arc::new(|| NOW_MS));
    settings.limits.idle = Duration::from_millis(800);
    settings.limits.whole = Duration::from_secs(3);
    settings
}

fn fetch(url: &str) -> Result<Fetched, FetchError> {
    Fetcher::new(settings())
        .unwrap()
        .fetch(&FetchRequest::new(url), &Cancel::new())
}

#[track_caller]
fn check_error(url: &str, expect: &str) {
    let error = fetch(url).unwrap_err();
    let named = format!("{error:?}");
    let variant = named.split([' ', '(', '{']).next().unwrap();
    assert_eq!(variant, expect, "{error}");
    assert!(
        !error.to_string().contains("http://"),
        "an address in a message: {error}"
    );
}

#[test]
fn a_page_arrives_whole_with_its_story() {
    let web = Web::start();
    web.html("/page", "<p>æøå");
    web.redirect("/old", 301, "/older?x=1");
    web.redirect("/older?x=1", 302, &web.url("/page"));
    let fetched = fetch(&web.url("/old#there")).unwrap();
    assert_eq!(fetched.bytes, "<p>æøå".as_bytes());
    assert_eq!(fetched.sha256, sha256_hex("<p>æøå".as_bytes()));
    assert_eq!(fetched.status, 200);
    assert_eq!(fetched.fetched_ms, NOW_MS);
    assert_eq!(fetched.final_url, web.url("/page"));
    let statuses: Vec<u16> = fetched.redirects.iter().map(|redirect| redirect.status).collect();
    assert_eq!(statuses, [301, 302]);
    assert_eq!(fetched.header("content-type"), Some("text/html; charset=utf-8"));
    let asked = web.asked();
    assert!(asked[0].headers["user-agent"].starts_with("Factdesk/"));
    assert!(
        !asked
            .iter()
            .any(|asked| asked.headers.contains_key("cookie") || asked.headers.contains_key("referer"))
    );
}

#[test]
fn cookies_of_a_page_are_not_carried_on() {
    let web = Web::start();
    let cookie = ("Set-Cookie".to_owned(), "id=1; Path=/".to_owned());
    web.set(
        "/a",
        Answer::Page(
            302,
            vec![cookie, ("Location".to_owned(), "/b".to_owned())],
            Vec::new(),
        ),
    );
    web.html("/b", "b");
    let fetcher = Fetcher::new(settings()).unwrap();
    for _ in 0..2 {
        fetcher
            .fetch(&FetchRequest::new(web.url("/a")), &Cancel::new())
            .unwrap();
    }
    assert!(
        !web.asked()
            .iter()
            .any(|asked| asked.headers.contains_key("cookie"))
    );
}

#[test]
fn compressed_pages_are_unpacked_and_bombs_are_not() {
    let web = Web::start();
    let packed = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let gzip = |body: Vec<u8>| {
        Answer::Page(
            200,
            vec![
                ("Content-Type".to_owned(), "text/html".to_owned()),
                ("Content-Encoding".to_owned(), "gzip".to_owned()),
            ],
            body,
        )
    };
    web.set("/small", gzip(packed(b"<p>words")));
    web.set("/bomb", gzip(packed(&vec![0; 100 << 20])));
    web.set("/false", gzip(b"<p>not packed".to_vec()));
    assert_eq!(fetch(&web.url("/small")).unwrap().bytes, b"<p>words");
    check_error(&web.url("/bomb"), "Bomb");
    check_error(&web.url("/false"), "BadEncoding");
}

#[test]
fn hosts_that_take_too_long_or_too_much_are_given_up() {
    let web = Web::start();
    web.set("/slow", Answer::Slow(Duration::from_secs(5), b"late".to_vec()));
    web.set("/drip", Answer::Drip(Duration::from_millis(200)));
    web.set("/silent", Answer::Silent);
    web.set("/endless", Answer::Endless);
    web.set("/large", page(200, "application/pdf", &vec![b'x'; 21 << 20]));
    web.set("/large-html", page(200, "text/html", &vec![b'x'; 6 << 20]));
    web.set(
        "/headers",
        Answer::Page(
            200,
            (0..60).map(|n| (format!("X-{n}"), "y".repeat(2_000))).collect(),
            Vec::new(),
        ),
    );
    // Had the limits not ended them, the answers would be other ones, or none would ever come.
    check_error(&web.url("/slow"), "TimedOut");
    check_error(&web.url("/drip"), "TimedOut");
    check_error(&web.url("/silent"), "TimedOut");
    check_error(&web.url("/endless"), "TooLarge");
    check_error(&web.url("/large"), "TooLarge");
    check_error(&web.url("/large-html"), "TooLarge");
    check_error(&web.url("/headers"), "HeadersTooLarge");
}

#[test]
fn broken_answers_are_told() {
    let web = Web::start();
    web.set("/short", Answer::CutShort(10_000, b"<p>only this".to_vec()));
    web.set("/raw", Answer::Raw(b"SSH-2.0-OpenSSH\r\n".to_vec()));
    web.set("/nothing", Answer::Raw(Vec::new()));
    check_error(&web.url("/short"), "BrokenOff");
    check_error(&web.url("/raw"), "BrokenOff");
    check_error(&web.url("/nothing"), "BrokenOff");
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    check_error(&format!("http://127.0.0.1:{closed}/"), "Unreachable");
    check_error("not an address", "BadAddress");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused() {
    let signed = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let config =
        rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![signed.cert.der().clone()],
                rustls::pki_types::PrivateKeyDer::Pkcs8(signed.signing_key.serialize_der().into()),
            )
            .unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let config = Arc::new(config);
        for mut stream in listener.incoming().flatten() {
            let mut connection = rustls::ServerConnection::new(config.clone()).unwrap();
            // The client ends the handshake; how, its own error says.
            let _ = connection.complete_io(&mut stream);
        }
    });
    check_error(&format!("https://127.0.0.1:{port}/"), "Tls");
}

#[test]
fn redirects_end() {
    let web = Web::start();
    web.redirect("/loop", 302, "/loop");
    for n in 0..12 {
        web.redirect(&format!("/{n}"), 302, &format!("/{}", n + 1));
    }
    web.html("/12", "there");
    check_error(&web.url("/loop"), "TooManyRedirects");
    check_error(&web.url("/0"), "TooManyRedirects");
    assert_eq!(fetch(&web.url("/2")).unwrap().redirects.len(), 10);
}

#[test]
fn errors_of_a_host_are_answers() {
    let web = Web::start();
    web.set(
        "/busy",
        Answer::Page(
            503,
            vec![("Retry-After".to_owned(), "120".to_owned())],
            b"later".to_vec(),
        ),
    );
    let answer = fetch(&web.url("/busy")).unwrap();
    assert_eq!(
        (answer.status, answer.retry_after),
        (503, Some(Duration::from_secs(120)))
    );
    let error = answer.require_success().unwrap_err();
    assert_eq!(error.to_string(), "127.0.0.1 answered 503");
    assert_eq!(fetch(&web.url("/missing")).unwrap().status, 404);
}

#[test]
fn a_known_page_is_asked_for_conditionally_and_only_where_it_is_known() {
    let web = Web::start();
    web.set("/page", Answer::Tagged("\"one\"".to_owned(), b"<p>one".to_vec()));
    web.redirect("/old", 302, "/page");
    let fetcher = Fetcher::new(settings()).unwrap();
    let first = fetcher
        .fetch(&FetchRequest::new(web.url("/old")), &Cancel::new())
        .unwrap();
    let again = FetchRequest::unless_still(web.url("/old"), first.validators());
    let second = fetcher.fetch(&again, &Cancel::new()).unwrap();
    assert!(second.is_not_modified());
    let sent: Vec<bool> = web
        .asked()
        .iter()
        .map(|asked| asked.headers.contains_key("if-none-match"))
        .collect();
    assert_eq!(sent, [false, false, false, true]);
}

#[test]
fn no_connection_is_made_inward() {
    let web = Web::start();
    let port = web.port;
    web.html("/secret", "secret");
    let strict = FetchSettings {
        policy: Policy::public_only(),
        ..settings()
    };
    let fetcher = Fetcher::new(strict).unwrap();
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "localhost",
        "localhost.",
        "x.localhost",
        "①②⑦.0.0.1",
        "0",
        "0.0.0.0",
        "[::]",
    ] {
        let refused = fetcher.fetch(
            &FetchRequest::new(format!("http://{host}:{port}/secret")),
            &Cancel::new(),
        );
        assert!(
            matches!(refused, Err(FetchError::Refused { .. })),
            "{host}: {refused:?}"
        );
    }
    assert_eq!(web.n_connections(), 0);
}

#[test]
fn a_name_that_leads_inward_is_refused_without_a_connection() {
    let web = Web::start();
    web.html("/secret", "secret");
    let inward = |addresses: &'static [&'static str]| FetchSettings {
        policy: Policy::public_only(),
        lookup: Arc::new(move |_| Ok(addresses.iter().map(|at| at.parse().unwrap()).collect())),
        ..settings()
    };
    for addresses in [
        &["127.0.0.1"][..],
        &["::1"],
        &["93.184.216.34", "127.0.0.1"],
        &["::ffff:127.0.0.1"],
        &["169.254.169.254"],
    ] {
        let fetcher = Fetcher::new(inward(addresses)).unwrap();
        let url = format!("http://news.example:{}/secret", web.port);
        let refused = fetcher.fetch(&FetchRequest::new(url), &Cancel::new());
        assert!(
            matches!(refused, Err(FetchError::Refused { .. })),
            "{addresses:?}: {refused:?}"
        );
    }
    assert_eq!(web.n_connections(), 0);
}

#[test]
fn a_name_is_asked_for_once_so_that_it_cannot_be_bound_again() {
    let web = Web::start();
    web.html("/page", "page");
    let n_asked = Arc::new(AtomicUsize::new(0));
    let counter = n_asked.clone();
    // The first answer leads to the allowed host, every later one elsewhere.
    let lookup = move |_: &str| -> std::io::Result<Vec<IpAddr>> {
        let n = counter.fetch_add(1, Ordering::SeqCst);
        Ok(vec![
            if n == 0 { "127.0.0.1" } else { "10.0.0.1" }.parse().unwrap(),
        ])
    };
    let rebinding = FetchSettings {
        policy: Policy::allowing(["news.example"]),
        lookup: Arc::new(lookup),
        ..settings()
    };
    let fetcher = Fetcher::new(rebinding).unwrap();
    let url = format!("http://news.example:{}/page", web.port);
    assert_eq!(
        fetcher
            .fetch(&FetchRequest::new(url), &Cancel::new())
            .unwrap()
            .bytes,
        b"page"
    );
    assert_eq!(n_asked.load(Ordering::SeqCst), 1);
}

#[test]
fn a_redirect_never_leads_inward() {
    let web = Web::start();
    let inner = Web::start();
    inner.html("/secret", "secret");
    for (n, to) in [
        format!("http://localhost:{}/secret", inner.port),
        format!("http://[::1]:{}/secret", inner.port),
        format!("http://0x7f000002:{}/secret", inner.port),
        format!("//127.0.0.2:{}/secret", inner.port),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "ftp://127.0.0.1/".to_owned(),
        "http://user:word@127.0.0.1/".to_owned(),
    ]
    .iter()
    .enumerate()
    {
        web.redirect(&format!("/{n}"), 302, to);
        let refused = fetch(&web.url(&format!("/{n}")));
        assert!(
            matches!(refused, Err(FetchError::Refused { .. })),
            "{to}: {refused:?}"
        );
    }
    assert_eq!(inner.n_connections(), 0);
}

#[test]
fn a_fetch_can_be_stopped() {
    let web = Web::start();
    web.set("/silent", Answer::Silent);
    let cancel = Cancel::new();
    let switch = cancel.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        switch.cancel();
    });
    // Had the switch not worked, the limit on silence would have ended it as timed out.
    let stopped = Fetcher::new(settings())
        .unwrap()
        .fetch(&FetchRequest::new(web.url("/silent")), &cancel);
    assert!(matches!(stopped, Err(FetchError::Cancelled)));
}

#[test]
fn no_proxy_of_the_environment_is_asked() {
    let web = Web::start();
    web.html("/page", "page");
    // A child process, since the environment belongs to all tests here.
    let exe = std::env::current_exe().unwrap();
    let ended = std::process::Command::new(exe)
        .args(["--exact", "a_page_arrives_whole_with_its_story"])
        .env("http_proxy", "http://127.0.0.1:1")
        .env("HTTP_PROXY", "http://127.0.0.1:1")
        .env("ALL_PROXY", "http://127.0.0.1:1")
        .output()
        .unwrap();
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stdout)
    );
}
