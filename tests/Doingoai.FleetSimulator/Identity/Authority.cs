using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>A certificate authority of one's own, with one in between, as many public ones have.</summary>
internal sealed class Authority : IDisposable
{
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _between;

    public Authority(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _root = Ca(name, key).CreateSelfSigned(Yesterday, Yesterday.AddYears(5));
        var middle = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Ca($"{name} between", middle).Create(_root, Yesterday, Yesterday.AddYears(2), RandomNumberGenerator.GetBytes(8));
        _between = signed.CopyWithPrivateKey(middle);
    }

    private static DateTimeOffset Yesterday => TimeProvider.System.GetUtcNow().AddDays(-1);

    public void WriteRoot(string file) => File.WriteAllText(file, _root.ExportCertificatePem());

    /// <summary>A certificate for this machine; answers its serial number. The chain file holds the one in between, too.</summary>
    public string Issue(string certificateFile, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false)); // TLS server
        using var leaf = request.Create(_between, Yesterday, Yesterday.AddDays(90), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificateFile, $"{leaf.ExportCertificatePem()}\n{_between.ExportCertificatePem()}\n");
        return leaf.SerialNumber;
    }

    public void Dispose()
    {
        _root.Dispose();
        _between.Dispose();
    }

    private static CertificateRequest Ca(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request;
    }
}
