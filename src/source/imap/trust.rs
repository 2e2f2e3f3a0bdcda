//! Whom to trust: the system's authorities, and one more if the configuration names it.

use std::path::Path;
use std::sync::Arc;

use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::source::error::{Error, Result};

/// TLS settings: version 1.2 or later, certificates always checked.
pub(super) fn anchors(extra: Option<&Path>) -> Result<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(file) = extra {
        add(&mut roots, file)?;
    }
    if roots.is_empty() {
        return Err(Error::refused("no certificate authorities: install ca-certificates"));
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions();
    let builder = builder.map_err(|cause| Error::refused(cause.to_string()))?;
    Ok(Arc::new(builder.with_root_certificates(roots).with_no_client_auth()))
}

fn add(roots: &mut RootCertStore, file: &Path) -> Result<()> {
    let refused = |cause: String| Error::refused(format!("ca_file {}: {cause}", file.display()));
    let mut count = 0_u32;
    for certificate in CertificateDer::pem_file_iter(file).map_err(|c| refused(c.to_string()))? {
        let certificate = certificate.map_err(|cause| refused(cause.to_string()))?;
        roots.add(certificate).map_err(|cause| refused(cause.to_string()))?;
        count = count.saturating_add(1);
    }
    if count == 0 { Err(refused("holds no certificate".to_owned())) } else { Ok(()) }
}
