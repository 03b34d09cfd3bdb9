using Doingoai.Portal.Signage.Manifests;

namespace Doingoai.Portal.Tests.Signage.Manifests;

public sealed class FreshManifestsTests
{
    private static readonly Guid Screen = Guid.CreateVersion7();

    private readonly FreshManifests _fresh = new();

    [Fact]
    public void What_was_stored_is_handed_over_once()
    {
        _fresh.Put(Issued(1));
        Assert.Equal("jws-1", _fresh.Take(Screen, 1));
        Assert.Null(_fresh.Take(Screen, 1));
    }

    [Fact]
    public void Another_version_is_read_from_the_database()
    {
        _fresh.Put(Issued(1));
        _fresh.Put(Issued(2));
        Assert.Null(_fresh.Take(Screen, 1));
        Assert.Null(_fresh.Take(Guid.CreateVersion7(), 2));
        Assert.Equal("jws-2", _fresh.Take(Screen, 2));
    }

    private static IssuedManifest Issued(long version) => new(Screen, Guid.CreateVersion7(), version, $"jws-{version}", DateTimeOffset.UnixEpoch);
}
