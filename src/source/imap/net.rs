//! Name resolution, TCP and TLS, each with a time limit.
//!
//! There is no way to switch certificate checks off, and no plain connection but to ourselves.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, BufReader, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls;
use tokio_rustls::rustls::pki_types::ServerName;

use crate::config::mailbox::{ImapSettings, Security};
use crate::source::error::{Error, Result};
use crate::source::imap::{Patience, trust};

/// The TLS library asks the kernel for 4 KiB at a time; 300 MB of letters were 68,000 calls.
const READ_AT_ONCE: usize = 64 << 10;

/// A connection, encrypted or to ourselves.
#[derive(Debug)]
pub(super) enum Wire {
    Plain(TcpStream),
    Tls(Box<TlsStream<BufReader<TcpStream>>>),
}

/// Ends an await that takes too long.
pub(super) async fn within<T>(
    limit: Duration,
    doing: &str,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    match tokio::time::timeout(limit, work).await {
        Ok(done) => done,
        Err(_elapsed) => Err(Error::unreachable(format!("{doing} took too long"))),
    }
}

/// Connects to the first address that answers.
pub(super) async fn connect(settings: &ImapSettings, patience: Patience) -> Result<TcpStream> {
    let mut last = Error::unreachable(format!("{} has no address", settings.host));
    for address in addresses(settings, patience).await? {
        let attempt = async {
            let stream = TcpStream::connect(address).await;
            stream.map_err(|cause| Error::unreachable(format!("connect to {address}: {cause}")))
        };
        match within(patience.connect, &format!("connecting to {address}"), attempt).await {
            Ok(stream) => {
                let prompt = stream.set_nodelay(true);
                prompt.map_err(|cause| Error::unreachable(cause.to_string()))?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

async fn addresses(settings: &ImapSettings, patience: Patience) -> Result<Vec<SocketAddr>> {
    let host = settings.host.as_str();
    let found = within(patience.dns, "name resolution", async {
        let found = tokio::net::lookup_host((host, settings.port)).await;
        found.map_err(|cause| Error::unreachable(format!("find the address of {host}: {cause}")))
    });
    let found: Vec<SocketAddr> = found.await?.collect();
    if settings.security == Security::Plain && !found.iter().all(|a| a.ip().is_loopback()) {
        let advice = "a connection without encryption may only go to this machine: use imaps://";
        return Err(Error::refused(advice));
    }
    Ok(found)
}

/// The TLS handshake.
pub(super) async fn secure(
    stream: TcpStream,
    settings: &ImapSettings,
    patience: Patience,
) -> Result<Wire> {
    let trust = trust::anchors(settings.ca_file.as_deref())?;
    let name = ServerName::try_from(settings.host.clone());
    let name = name.map_err(|cause| Error::refused(format!("{}: {cause}", settings.host)))?;
    let stream = BufReader::with_capacity(READ_AT_ONCE, stream);
    let handshake = async {
        let connected = TlsConnector::from(trust).connect(name, stream).await;
        connected.map_err(|cause| explain(&cause, &settings.host))
    };
    let stream = within(patience.handshake, "the TLS handshake", handshake).await?;
    Ok(Wire::Tls(Box::new(stream)))
}

/// A bad certificate needs a person; a cut connection needs patience.
fn explain(cause: &io::Error, host: &str) -> Error {
    use rustls::CertificateError as Bad;
    let inner = cause.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    let why = match inner {
        None => return Error::unreachable(format!("TLS with {host}: {cause}")),
        Some(rustls::Error::InvalidCertificate(bad)) => match bad {
            Bad::Expired | Bad::ExpiredContext { .. } => "its certificate has expired".to_owned(),
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
                "its certificate is not valid yet: is this machine's clock right?".to_owned()
            }
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => {
                "its certificate is for another host name".to_owned()
            }
            Bad::UnknownIssuer => "its certificate is signed by an unknown authority: if it is \
                                   your own, name it in ca_file"
                .to_owned(),
            other if format!("{other:?}").contains("CaUsedAsEndEntity") => {
                "it shows a CA certificate as its own: make a CA and a server certificate"
                    .to_owned()
            }
            other => format!("bad certificate: {other}"),
        },
        Some(rustls::Error::InvalidMessage(_)) => "it does not speak TLS here".to_owned(),
        Some(other) => other.to_string(),
    };
    Error::refused(format!("TLS with {host}: {why}"))
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_read(context, buffer),
            Self::Tls(stream) => Pin::new(stream).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write(context, bytes),
            Self::Tls(stream) => Pin::new(stream).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_flush(context),
            Self::Tls(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_shutdown(context),
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(context),
        }
    }
}
