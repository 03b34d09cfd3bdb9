using System.Security.Cryptography;
using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Signage.Trust;

/// <summary><c>-- trust new-key</c>: makes the next portal key beside the one in use; its public half goes to the root on a medium.</summary>
internal sealed class TrustNewKey(TrustSetup setup) : ICommandVerb
{
    public string Name => "trust new-key";

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var folder = setup.Folder;
        if (!folder.Exists) throw new StartRefused($"There is no trust in {folder.Path} yet.");

        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        TrustFolder.Write(folder.NextKeyFile, next.ExportPkcs8PrivateKeyPem());
        File.Delete(folder.NextPublicFile);
        TrustFolder.Write(folder.NextPublicFile, next.ExportSubjectPublicKeyInfoPem());
        await Console.Out.WriteLineAsync($"Take {folder.NextPublicFile} and {folder.RosterFile} to the machine that has the root: trust sign <root.pem> <roster.jws> <new roster> --add portal-next.pub.pem");
        return 0;
    }
}
