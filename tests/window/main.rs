//! The real window, driven through WebDriver.
use fantoccini as _;
use hyper_util as _;
