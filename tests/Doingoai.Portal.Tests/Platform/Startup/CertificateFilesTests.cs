using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Doingoai.Portal.Platform.Startup;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Platform.Startup;

public sealed class CertificateFilesTests : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("doingoai-certificate-").FullName;
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => Directory.Delete(_place, recursive: true);

    [Fact]
    public void A_renewed_file_is_used_at_the_next_look()
    {
        var files = Files();
        var first = Write(days: 30);
        Assert.Equal(first, files.Current().TargetCertificate.SerialNumber);

        var second = Write(days: 90);
        Assert.Equal(first, files.Current().TargetCertificate.SerialNumber); // looked at a moment ago
        _time.Advance(CertificateFiles.LookEvery);

        Assert.Equal(second, files.Current().TargetCertificate.SerialNumber);
    }

    [Fact]
    public void Half_a_renewal_or_an_ended_certificate_leaves_the_one_before()
    {
        var files = Files();
        var first = Write(days: 30);
        Assert.Equal(first, files.Current().TargetCertificate.SerialNumber);

        File.WriteAllText(In("portal.pem"), "-----BEGIN CERTIFICATE-----\nMIIB");
        _time.Advance(CertificateFiles.LookEvery);
        Assert.Equal(first, files.Current().TargetCertificate.SerialNumber);

        Write(days: -1);
        _time.Advance(CertificateFiles.LookEvery);
        Assert.Equal(first, files.Current().TargetCertificate.SerialNumber);
    }

    [Fact]
    public void Without_a_good_file_the_portal_does_not_start() => Assert.Throws<StartRefused>(() => Files().Current());

    private CertificateFiles Files() => new(In("portal.pem"), In("portal.key"), _time, NullLogger.Instance);

    private string In(string name) => Path.Combine(_place, name);

    private string Write(int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = _time.GetUtcNow();
        using var certificate = new CertificateRequest("CN=portal", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-10), now.AddDays(days));
        File.WriteAllText(In("portal.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(In("portal.pem"), certificate.ExportCertificatePem());
        File.SetLastWriteTimeUtc(In("portal.pem"), DateTime.UnixEpoch.AddTicks(RandomNumberGenerator.GetInt32(int.MaxValue)));
        return certificate.SerialNumber;
    }
}
