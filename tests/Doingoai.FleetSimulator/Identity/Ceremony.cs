using System.Diagnostics;
using System.Security.Cryptography;
using Doingoai.Demo;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>
/// The people who rotate portal keys, with the root on a medium of its own. By the portal's verbs, or, where seconds count, by
/// the same steps done here.
/// </summary>
internal sealed class Ceremony(DemoNetwork network, bool byVerbs) : IDisposable
{
    private readonly string _medium = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"doingoai-medium-{Guid.NewGuid():N}")).FullName;
    private readonly string _data = Path.Combine(Path.GetDirectoryName(network.Portal.ReadyFile)!, "data");

    private string Root => Path.Combine(_medium, "root.pem");

    public string RosterFile => InTrust("roster.jws");

    public string PortalKeyFile => InTrust("portal.pem");

    public string RootPublicFile => InTrust("root.pub.pem");

    private string NextFile => InTrust("portal-next.pem");

    /// <summary>Moves the root off the portal's machine.</summary>
    public void TakeRootAway() => File.Move(InTrust("root.pem"), Root);

    public static string KidOf(string pemFile)
    {
        using var key = Read(pemFile);
        return Jwk.Of(key).Thumbprint();
    }

    public static ECDsa Read(string pemFile)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(pemFile));
        return key;
    }

    public long Version => Jws.PeekUnverified<Roster>(File.ReadAllText(RosterFile))!.Version;

    /// <summary>Makes the next portal key.</summary>
    public async Task NewKeyAsync(CancellationToken cancel)
    {
        if (byVerbs)
        {
            await VerbAsync(["trust", "new-key"], cancel);
            return;
        }

        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(NextFile, next.ExportPkcs8PrivateKeyPem(), cancel);
    }

    /// <summary>The root signs the next roster, the portal gets it.</summary>
    public async Task RotateAsync(bool addNext, string? remove, CancellationToken cancel)
    {
        var output = Path.Combine(_medium, $"roster-{Version + 1}.jws");
        if (byVerbs)
        {
            string[] options = [.. addNext ? ["--add", InTrust("portal-next.pub.pem")] : Array.Empty<string>(), .. remove is null ? Array.Empty<string>() : ["--remove", remove]];
            await VerbAsync(["trust", "sign", Root, RosterFile, output, .. options], cancel);
            await VerbAsync(["trust", "import", output], cancel);
            return;
        }

        using var root = Read(Root);
        await File.WriteAllTextAsync(output, Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(Next(addNext ? NextFile : null, remove)), root), cancel);
        File.Move(output, RosterFile, overwrite: true);
    }

    /// <summary>What somebody with the portal's machine, but not the root, would want: a roster signed by a portal key.</summary>
    public string Forged(string signerFile)
    {
        using var signer = Read(signerFile);
        return Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(Next(signerFile, null) with { Version = Version + 1 }), signer);
    }

    /// <summary>True if the verb refused it.</summary>
    public async Task<bool> RefusesAsync(string jws, CancellationToken cancel)
    {
        var file = Path.Combine(_medium, "forged.jws");
        await File.WriteAllTextAsync(file, jws, cancel);
        return await RunAsync(["trust", "import", file], cancel) != 0;
    }

    public void Dispose() => Directory.Delete(_medium, recursive: true);

    private string InTrust(string name) => Path.Combine(_data, "trust", name);

    private Roster Next(string? addFile, string? remove)
    {
        var before = Jws.PeekUnverified<Roster>(File.ReadAllText(RosterFile))!;
        var keys = before.PortalKeys.Where(key => key.Kid != remove).ToList();
        if (addFile is not null)
        {
            using var added = Read(addFile);
            if (keys.TrueForAll(key => key.Kid != Jwk.Of(added).Thumbprint())) keys.Add(new(Jwk.Of(added).Thumbprint(), Jwk.Of(added), before.PortalKeys.Min(key => key.FromMs)));
        }

        return before with { Version = before.Version + 1, PortalKeys = keys };
    }

    private async Task VerbAsync(string[] words, CancellationToken cancel)
    {
        if (await RunAsync(words, cancel) is not 0 and var code) throw new InvalidOperationException($"'{string.Join(' ', words.Take(2))}' ended with {code}.");
    }

    private async Task<int> RunAsync(string[] words, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.GetDirectoryName(_data), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[ChildProcess.Dll("Portal"), .. words]) start.ArgumentList.Add(word);
        using var verb = Process.Start(start)!;
        var said = Task.WhenAll(verb.StandardOutput.ReadToEndAsync(cancel), verb.StandardError.ReadToEndAsync(cancel));
        await verb.WaitForExitAsync(cancel);
        await said;
        return verb.ExitCode;
    }
}
