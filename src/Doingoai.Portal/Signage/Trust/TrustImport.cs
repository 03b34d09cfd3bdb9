using System.Collections.ObjectModel;
using System.Globalization;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>
/// <c>-- trust import roster.jws [--use-from 2026-12-24]</c>: gives the portal, which may be running, a roster the root has
/// signed. Its next key comes into use when every device holds that roster, on that day (Vietnam time) at the latest.
/// </summary>
internal sealed class TrustImport(TrustSetup setup, TimeProvider time) : ICommandVerb
{
    /// <summary>Devices that are away this long get the roster when they are back.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromDays(14);

    public string Name => "trust import";

    public IReadOnlyDictionary<string, bool> Options { get; } = new ReadOnlyDictionary<string, bool>(new Dictionary<string, bool> { ["use-from"] = true });

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (args.FirstOrDefault(word => !word.StartsWith('-')) is not { } file || !File.Exists(file)) throw new StartRefused("Say: trust import <roster.jws>");
        var from = From(args.FirstOrDefault(word => word.StartsWith("--use-from=", StringComparison.Ordinal))?["--use-from=".Length..]);
        var (before, read) = Import(setup.Folder, (await File.ReadAllTextAsync(file)).Trim(), from, time.GetUtcNow());
        await Console.Out.WriteLineAsync($"Roster {read} follows {before}; the running portal takes it within seconds.");
        return 0;
    }

    /// <exception cref="StartRefused">The root did not sign it, it is older, or it names no key of this portal.</exception>
    public static (long Before, long After) Import(TrustFolder folder, string jws, DateTimeOffset useFrom, DateTimeOffset now)
    {
        using var root = TrustFolder.ReadKey(folder.RootPublicFile);
        var held = HeldRoster.Read(folder.ReadRoster(), Jwk.Of(root), portalId: null);
        var read = HeldRoster.Read(jws, Jwk.Of(root), held.Roster.PortalId);
        if (read.Version <= held.Version) throw new StartRefused($"Roster {read.Version} does not follow {held.Version}.");

        using var portal = TrustFolder.ReadKey(folder.PortalKeyFile);
        using var next = folder.NextKey();
        if (!read.Names(portal, now) && (next is null || !read.Names(next, now))) throw new StartRefused("The roster names neither the portal key nor the next one.");

        folder.Keep(held);
        folder.Keep(read);
        folder.ReplaceRoster(jws, useFrom);
        return (held.Version, read.Version);
    }

    private DateTimeOffset From(string? day) => day is null ? time.GetUtcNow() + Wait
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new DateTimeOffset(date.ToDateTime(default), TimeSpan.FromHours(7))
        : throw new StartRefused("--use-from takes a day such as 2026-12-24.");
}
