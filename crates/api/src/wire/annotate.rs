//! The `annotate` contract: what the command line prints for one document.
