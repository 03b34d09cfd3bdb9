using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>
/// The portal's certificate from PEM files, read anew when they change: a renewal needs no restart. Files that cannot be read
/// at the start stop it; later the one before stays in use and the log says so.
/// </summary>
internal sealed partial class CertificateFiles(string certificate, string key, TimeProvider time, ILogger logger)
{
    /// <summary>How old a look at the files may be. What a renewal changes counts for connections after that.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private SslStreamCertificateContext? _context;
    private (DateTime Certificate, DateTime Key) _written;
    private DateTimeOffset _lookedAt;

    /// <exception cref="StartRefused">There is none yet and the files are not good.</exception>
    public SslStreamCertificateContext Current()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_context is { } held && now - _lookedAt < LookEvery) return held;
            _lookedAt = now;
            var written = (File.GetLastWriteTimeUtc(certificate), File.GetLastWriteTimeUtc(key));
            if (_context is not null && written == _written) return _context;
            return Take(written, now);
        }
    }

    private SslStreamCertificateContext Take((DateTime, DateTime) written, DateTimeOffset now)
    {
        try
        {
            (_context, _written) = (Read(now), written);
            LogTaken(certificate);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            if (_context is null) throw new StartRefused($"The certificate in {certificate} and its key in {key} cannot be used: {error.Message.TrimEnd('.')}.");
            LogNotTaken(error, certificate); // half of a renewal: the next look has the rest
        }

        return _context!;
    }

    private SslStreamCertificateContext Read(DateTimeOffset now)
    {
        var leaf = X509Certificate2.CreateFromPemFile(certificate, key);
        if (leaf.NotAfter.ToUniversalTime() <= now.UtcDateTime) throw new CryptographicException($"it ended on {leaf.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);
        return SslStreamCertificateContext.Create(leaf, chain, offline: true); // what the file holds is sent; nothing is fetched
    }

    [LoggerMessage(LogLevel.Information, "The certificate in {File} is in use.")]
    private partial void LogTaken(string file);

    [LoggerMessage(LogLevel.Error, "The renewed certificate in {File} cannot be used; the one before stays.")]
    private partial void LogNotTaken(Exception error, string file);
}
