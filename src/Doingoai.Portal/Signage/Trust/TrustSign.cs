using System.Collections.ObjectModel;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>
/// <c>-- trust sign root.pem roster.jws new-roster.jws [--add key.pub.pem] [--remove kid]</c>: on the machine that has the root,
/// which needs neither the portal nor a network. The next roster is the one before with these changes and the next version.
/// </summary>
internal sealed class TrustSign : ICommandVerb
{
    public string Name => "trust sign";

    public IReadOnlyDictionary<string, bool> Options { get; } = new ReadOnlyDictionary<string, bool>(new Dictionary<string, bool> { ["add"] = true, ["remove"] = true });

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (args.Where(word => !word.StartsWith('-')).ToArray() is not [var rootFile, var rosterFile, var output])
            throw new StartRefused("Say: trust sign <root.pem> <roster.jws> <new roster> [--add <key.pub.pem>] [--remove <kid>]");

        using var root = TrustFolder.ReadKey(rootFile);
        var before = HeldRoster.Read((await File.ReadAllTextAsync(rosterFile)).Trim(), Jwk.Of(root), portalId: null).Roster;
        var next = Next(before, Option(args, "add"), Option(args, "remove"), services.GetRequiredService<TimeProvider>().GetUtcNow());
        TrustFolder.Write(output, Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(next), root));
        await Console.Out.WriteLineAsync($"Roster {next.Version} of {next.PortalId} is in {output}. Portal keys: {string.Join(", ", next.PortalKeys.Select(key => key.Kid))}");
        return 0;
    }

    /// <summary>
    /// A new key counts from when the oldest of those before it did: it vouches anew for what they vouched for. When it comes
    /// into use is the portal's affair.
    /// </summary>
    public static Roster Next(Roster before, string? addFile, string? remove, DateTimeOffset now)
    {
        // What a signed-out key signed counts up to this moment; a machine without a network may have lost its clock.
        if (now.ToUnixTimeMilliseconds() < before.IssuedAtMs) throw new StartRefused("The clock of this machine stands before the moment the roster was signed. Set it first.");
        var keys = before.PortalKeys.ToList();
        if (addFile is not null)
        {
            using var added = TrustFolder.ReadKey(addFile);
            var key = Jwk.Of(added);
            if (keys.Exists(known => known.Kid == key.Thumbprint())) throw new StartRefused("The key is in the roster already.");
            keys.Add(new(key.Thumbprint(), key, keys.Min(known => known.FromMs)));
        }

        if (remove is not null && keys.RemoveAll(known => known.Kid == remove) == 0) throw new StartRefused($"The roster names no portal key {remove}.");
        if (keys.Count == 0) throw new StartRefused("A roster without a portal key would end the portal.");
        return before with { Version = before.Version + 1, IssuedAtMs = now.ToUnixTimeMilliseconds(), PortalKeys = keys };
    }

    private static string? Option(string[] args, string name) =>
        args.FirstOrDefault(word => word.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
}
