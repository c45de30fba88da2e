use super::{Policy, Refusal};
use expect_test::{Expect, expect};
use std::net::IpAddr;
use url::Url;

fn shown(policy: &Policy, address: &str, resolved: &[(&str, &str)]) -> String {
    let resolved: Vec<(String, IpAddr)> = resolved
        .iter()
        .map(|(name, at)| ((*name).to_owned(), at.parse().unwrap()))
        .collect();
    let outcome = policy.decide_with(address, &resolved);
    match outcome.allowed {
        Some(true) => "allowed".to_owned(),
        Some(false) => format!("refused: {}", outcome.why.unwrap()),
        None => format!("undecided: {}", outcome.why.unwrap()),
    }
}

#[track_caller]
fn check(address: &str, resolved: &[(&str, &str)], expect: Expect) {
    expect.assert_eq(&shown(&Policy::public_only(), address, resolved));
}

#[test]
fn every_notation_of_this_machine_is_refused() {
    for address in [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://0177.1/",
        "http://017700000001/",
        "http://127.0.0.1./",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://%31%32%37.0.0.1/",
        "http://1\t27.0.0.1/",
        "http:\\\\127.0.0.1\\",
        "http:127.0.0.1",
        "http://0/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://x.localhost/",
        "http://ⓛocalhost/",
        "http://metadata.google.internal/",
        "http://printer.local/",
        "https://10.1.2.3:8443/",
        "http://user@127.0.0.1/",
    ] {
        let said = shown(&Policy::public_only(), address, &[]);
        assert!(said.starts_with("refused: "), "{address}: {said}");
    }
}

#[test]
fn a_refusal_says_why() {
    check(
        "http://127.1/",
        &[],
        expect!["refused: 127.0.0.1 is not a public address"],
    );
    check(
        "http://[::FFFF:10.0.0.1]/",
        &[],
        expect!["refused: ::ffff:10.0.0.1 is not a public address"],
    );
    check(
        "ftp://example.org/",
        &[],
        expect!["refused: ftp is not http or https"],
    );
    check(
        "file:///etc/passwd",
        &[],
        expect!["refused: file is not http or https"],
    );
    check(
        "javascript:alert(1)",
        &[],
        expect!["refused: javascript is not http or https"],
    );
    check(
        "https://a:b@example.org/",
        &[],
        expect!["refused: the address of example.org carries a user name or password"],
    );
    check(
        "http://example.org@evil.example/",
        &[],
        expect!["refused: the address of evil.example carries a user name or password"],
    );
    check(
        "example.org",
        &[],
        expect!["refused: not a web address: relative URL without a base"],
    );
    check("http://", &[], expect!["refused: not a web address: empty host"]);
    check("http://./", &[], expect!["refused: the address names no host"]);
    check(
        "http://example.org:22/",
        &[("example.org", "93.184.216.34")],
        expect!["refused: port 22 of example.org is not a web port"],
    );
    check(
        "http://example.org:99999/",
        &[],
        expect!["refused: not a web address: invalid port number"],
    );
    check(
        "http://localhost:8080/",
        &[],
        expect!["refused: localhost is not a public name"],
    );
    check(
        "http://[fe80::1%25eth0]/",
        &[],
        expect!["refused: not a web address: invalid IPv6 address"],
    );
}

#[test]
fn a_name_is_decided_by_its_addresses() {
    check(
        "https://example.org/x",
        &[],
        expect!["undecided: the addresses of example.org are not known"],
    );
    check(
        "https://example.org/x",
        &[("other.example", "1.1.1.1")],
        expect!["undecided: the addresses of example.org are not known"],
    );
    check(
        "https://example.org/x",
        &[("example.org", "93.184.216.34")],
        expect!["allowed"],
    );
    check(
        "https://EXAMPLE.org./x",
        &[("example.org", "93.184.216.34")],
        expect!["allowed"],
    );
    check(
        "https://rød.example/",
        &[("rød.example", "93.184.216.34")],
        expect!["allowed"],
    );
    check(
        "https://example.org/x",
        &[("example.org", "10.0.0.1")],
        expect!["refused: example.org is 10.0.0.1, which is not a public address"],
    );
    check("https://8.8.8.8/", &[], expect!["allowed"]);
}

#[test]
fn one_inner_address_refuses_a_name() {
    check(
        "https://example.org/",
        &[("example.org", "93.184.216.34"), ("example.org", "::1")],
        expect!["refused: example.org is ::1, which is not a public address"],
    );
}

#[test]
fn an_allowed_host_is_allowed_in_every_spelling_and_no_other_is() {
    let policy = Policy::allowing(["127.0.0.1", "::1", "Intranet.Example", "not a host"]);
    let asked = |address| {
        shown(
            &policy,
            address,
            &[("intranet.example", "10.0.0.1"), ("x.example", "10.0.0.1")],
        )
    };
    assert_eq!(asked("http://127.0.0.1:8123/"), "allowed");
    assert_eq!(asked("http://0x7f.1:25/"), "allowed");
    assert_eq!(asked("http://[::1]/"), "allowed");
    assert_eq!(asked("http://intranet.example./"), "allowed");
    assert_eq!(
        asked("http://localhost/"),
        "refused: localhost is not a public name"
    );
    assert_eq!(
        asked("http://127.0.0.2/"),
        "refused: 127.0.0.2 is not a public address"
    );
    assert_eq!(
        asked("http://x.example/"),
        "refused: x.example is 10.0.0.1, which is not a public address"
    );
    assert_eq!(asked("ftp://127.0.0.1/"), "refused: ftp is not http or https");
    assert_eq!(
        asked("http://u@127.0.0.1/"),
        "refused: the address of 127.0.0.1 carries a user name or password"
    );
}

#[test]
fn an_allowed_private_host_is_entered_only_from_an_allowed_one() {
    let policy = Policy::allowing(["127.0.0.1", "10.0.0.1"]);
    let hop =
        |from: &str, to: &str| policy.check_redirect(&Url::parse(from).unwrap(), &Url::parse(to).unwrap());
    assert_eq!(hop("http://127.0.0.1/a", "http://127.0.0.1/b"), Ok(()));
    assert_eq!(hop("http://127.0.0.1/a", "http://10.0.0.1/b"), Ok(()));
    assert_eq!(hop("http://127.0.0.1/a", "https://example.org/"), Ok(()));
    assert_eq!(
        hop("https://example.org/", "http://127.0.0.1/b"),
        Err(Refusal::LedInside("127.0.0.1".to_owned()))
    );
    assert!(hop("http://127.0.0.1/a", "http://localhost/b").is_err());
    assert!(hop("http://127.0.0.1/a", "file:///etc/passwd").is_err());
}

proptest::proptest! {
    #[test]
    fn any_address_gets_an_answer(written in ".*") {
        let _ = Policy::public_only().decide(&written, None);
    }

    #[test]
    fn no_spelling_of_a_private_ipv4_address_passes(n in 0x0a00_0000_u32..0x0b00_0000) {
        let at = std::net::Ipv4Addr::from(n);
        let [a, b, c, d] = at.octets();
        for written in [
            format!("http://{n}/"),
            format!("http://{n:#x}/"),
            format!("http://0{n:o}/"),
            format!("http://{a:#x}.{b}.{c:#x}.{d}/"),
            format!("http://{a}.{}/", n & 0xff_ffff),
            format!("http://[::ffff:{at}]/"),
            format!("http://[64:ff9b::{at}]/"),
        ] {
            assert_eq!(Policy::public_only().decide(&written, None).allowed, Some(false), "{written}");
        }
    }
}
