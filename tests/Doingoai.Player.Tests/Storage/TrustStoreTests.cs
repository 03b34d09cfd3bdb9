using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Tests.Trust;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Tests.Storage;

public sealed class TrustStoreTests : IDisposable
{
    private static readonly PlayerFolder Folder = new("/player");
    private readonly SignedWorld _world = new();
    private readonly CrashingDisk _disk = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void The_union_of_all_recalls_is_kept_over_restarts()
    {
        var first = Open();
        Assert.True(first.Add([Recall("a")]));
        Assert.True(first.Add([Recall("b")]));
        Assert.False(first.Add([Recall("a")]));
        first.KeepRecalls();

        Assert.Equal(["a", "b"], Open().Recalls.Select(r => r.Item).Order());
    }

    [Fact]
    public void On_a_full_disk_a_recall_takes_effect_all_the_same()
    {
        var store = Open();
        _disk.IsFull = true;

        Assert.True(store.Add([Recall("a")]));
        store.KeepRecalls();
        Assert.Single(store.Recalls);
    }

    [Fact]
    public void A_roster_is_kept_and_an_older_one_refused()
    {
        var store = Open();
        Assert.Equal(RosterError.None, store.Take(Roster(3)));
        Assert.Equal(RosterError.None, store.Take(Roster(4)));
        Assert.Equal(RosterError.OlderVersion, store.Take(Roster(3)));

        Assert.Equal(4, Open().Held.Version);
        Assert.Equal(4, Open().Roster!.Roster.Version);
    }

    private static Recall Recall(string item) => new(new Guid(item.PadLeft(32, '0')), 1, Item: item);

    private string Roster(long version) => _world.Sign(JwsTypes.Roster, _world.Roster with { Version = version }, _world.Root);

    private TrustStore Open() => new(_disk, Folder, Jwk.Of(_world.Root), SignedWorld.Portal);
}
