//! Which network addresses belong to the public Internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether a page at this address is one that anybody could ask for.
///
/// Follows IANA's special-purpose registries and is stricter where they leave room: the deprecated transition
/// ranges (6to4, Teredo) and the cloud providers' metadata addresses are refused too. An IPv6 address that only
/// wraps an IPv4 address (mapped, NAT64) is judged by what it wraps, since that is where the connection goes.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

/// The first and the number of leading bits of every IPv4 range that is not public.
const NOT_PUBLIC_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),        // this network
    ([10, 0, 0, 0], 8),       // private
    ([100, 64, 0, 0], 10),    // shared by a provider's customers
    ([127, 0, 0, 0], 8),      // this machine
    ([169, 254, 0, 0], 16),   // link-local, metadata services
    ([172, 16, 0, 0], 12),    // private
    ([192, 0, 0, 0], 24),     // protocol assignments
    ([192, 0, 2, 0], 24),     // documentation
    ([192, 88, 99, 0], 24),   // 6to4 relays, withdrawn
    ([192, 168, 0, 0], 16),   // private
    ([198, 18, 0, 0], 15),    // benchmarks
    ([198, 51, 100, 0], 24),  // documentation
    ([203, 0, 113, 0], 24),   // documentation
    ([168, 63, 129, 16], 32), // a cloud's metadata service on a public address
    ([224, 0, 0, 0], 4),      // multicast
    ([240, 0, 0, 0], 4),      // reserved, broadcast
];

fn is_public_v4(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    !NOT_PUBLIC_V4
        .iter()
        .any(|&(start, length)| bits >> (32 - length) == Ipv4Addr::from(start).to_bits() >> (32 - length))
}

/// Ranges inside global unicast `2000::/3` that are not public all the same.
const NOT_PUBLIC_V6: &[(u128, u32)] = &[
    (0x2001_0000 << 96, 23), // protocol assignments, Teredo, benchmarks, ORCHID
    (0x2001_0db8 << 96, 32), // documentation
    (0x2002 << 112, 16),     // 6to4
    (0x3fff << 112, 20),     // documentation
];

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(wrapped) = wrapped_v4(address) {
        return is_public_v4(wrapped);
    }
    let bits = address.to_bits();
    bits >> 125 == 1
        && !NOT_PUBLIC_V6
            .iter()
            .any(|&(start, length)| bits >> (128 - length) == start >> (128 - length))
        && is_public_isatap(bits)
}

/// The IPv4 address behind an IPv4-mapped (`::ffff:0:0/96`) or NAT64 (`64:ff9b::/96`) address.
fn wrapped_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    const NAT64: u128 = 0x0064_ff9b << 96;
    let bits = address.to_bits();
    address
        .to_ipv4_mapped()
        .or_else(|| (bits >> 32 == NAT64 >> 32).then(|| Ipv4Addr::from((bits as u32).to_be_bytes())))
}

/// ISATAP hides an IPv4 address behind the interface identifier `0:5efe` or `200:5efe`.
fn is_public_isatap(bits: u128) -> bool {
    let marker = (bits >> 32) as u32 & 0xfdff_ffff;
    marker != 0x0000_5efe || is_public_v4(Ipv4Addr::from((bits as u32).to_be_bytes()))
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[track_caller]
    fn check(address: &str, expect: bool) {
        assert_eq!(is_public(address.parse().unwrap()), expect, "{address}");
    }

    #[test]
    fn private_and_special_ipv4_is_not_public() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
        ] {
            check(address, false);
        }
    }

    #[test]
    fn neighbours_of_special_ipv4_are_public() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.1",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "168.63.129.15",
        ] {
            check(address, true);
        }
    }

    #[test]
    fn special_ipv6_is_not_public() {
        for address in [
            "::",
            "::1",
            "::127.0.0.1",
            "::8.8.8.8",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "fc00::1",
            "fdff::1",
            "ff02::1",
            "100::1",
            "100:0:0:1::1",
            "2001::1",
            "2001:1ff::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:808:808::",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "64:ff9b:1::1",
            "4000::1",
        ] {
            check(address, false);
        }
    }

    #[test]
    fn a_wrapped_ipv4_address_is_judged_by_itself() {
        for address in [
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "64:ff9b::169.254.169.254",
            "2a00:1::5efe:127.0.0.1",
            "2a00:1::200:5efe:10.0.0.1",
        ] {
            check(address, false);
        }
        for address in ["::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2a00:1::5efe:8.8.8.8"] {
            check(address, true);
        }
    }

    #[test]
    fn global_unicast_is_public() {
        for address in [
            "2606:4700::1111",
            "2a00:1450:4001::1",
            "2001:200::1",
            "2001:4860:4860::8888",
            "3ffe::1",
        ] {
            check(address, true);
        }
    }
}
