using System.Text;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Storage;

/// <summary>The highest roster and the union of all recalls ever verified.</summary>
internal sealed class TrustStore
{
    // Stated loss: beyond this the oldest recalls go. Manifests carry those of 400 days anyway.
    private const int MaxRecalls = 20_000;

    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private readonly Jwk _root;
    private readonly string _portalId;
    private readonly Dictionary<(Guid, string?, string?, string?), Recall> _recalls = [];

    public TrustStore(IDisk disk, PlayerFolder folder, Jwk root, string portalId)
    {
        (_disk, _folder, _root, _portalId) = (disk, folder, root, portalId);
        if (disk.TryReadAll(folder.Roster, RosterVerifier.MaxChars) is { } bytes) Judge(Encoding.UTF8.GetString(bytes));
        foreach (var recall in disk.ReadJson<List<Recall>>(folder.Recalls)?.Where(r => r is not null) ?? []) _recalls[KeyOf(recall)] = recall;
        Recalls = [.. _recalls.Values];
    }

    /// <summary>Nobody may approve anything while this is <c>null</c>.</summary>
    public TrustedRoster? Roster { get; private set; }

    public HeldVersion Held { get; private set; } = HeldVersion.None;

    public IReadOnlyList<Recall> Recalls { get; private set; }

    /// <summary>Verifies and keeps a roster. The one held already is no error.</summary>
    public RosterError Take(string jws)
    {
        var held = Held;
        var error = Judge(jws);
        if (error == RosterError.None && held != Held) Attempt(() => _disk.Keep(_folder.Roster, Encoding.UTF8.GetBytes(jws)));
        return error;
    }

    /// <summary>Adds verified recalls, which count at once; true if one was new, and <see cref="KeepRecalls"/> is due.</summary>
    public bool Add(IEnumerable<Recall> recalls)
    {
        var before = _recalls.Count;
        foreach (var recall in recalls) _recalls.TryAdd(KeyOf(recall), recall);
        if (_recalls.Count == before) return false;

        foreach (var old in _recalls.OrderByDescending(r => r.Value.AtMs).Skip(MaxRecalls).ToList()) _recalls.Remove(old.Key);
        Recalls = [.. _recalls.Values];
        return true;
    }

    /// <summary>Writes them down, once they have taken effect: a disk may take its time.</summary>
    public void KeepRecalls() => Attempt(() => _disk.WriteJson(_folder.Recalls, Recalls));

    // A disk that refuses must not keep a recall from taking effect. It tells of itself elsewhere; the portal sends both again.
    private static void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (DiskError.Is(error))
        {
        }
    }

    private RosterError Judge(string jws)
    {
        var error = RosterVerifier.TryVerify(jws, _root, _portalId, Held, out var roster);
        if (error != RosterError.None) return error;

        var held = new HeldVersion(roster!.Roster.Version, HeldVersion.HashOf(jws));
        if (held != Held) (Roster, Held) = (roster, held);
        return RosterError.None;
    }

    private static (Guid, string?, string?, string?) KeyOf(Recall recall) => (recall.Id, recall.Item, recall.Language, recall.Sha256);
}
