using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Devices.Links;

/// <summary>The fleet in memory, for a thousand devices that connect at once.</summary>
public sealed class DeviceDirectoryTests : IDisposable
{
    private readonly FakeFleet _fleet = new();
    private readonly FakeTimeProvider _time = new();
    private readonly DeviceDirectory _directory;

    public DeviceDirectoryTests() => _directory = new(_fleet, _time);

    [Fact]
    public async Task A_device_made_elsewhere_a_moment_ago_is_admitted()
    {
        await _directory.ClustersAsync(default);
        var device = _fleet.Add();

        Assert.Equal(device, await _directory.DeviceAsync(device.Id, default));
    }

    [Fact]
    public async Task A_change_made_here_is_seen_at_once()
    {
        await _directory.ClustersAsync(default);
        var device = _fleet.Add();
        Assert.Null(await _directory.KnownAsync(device.Id, default));

        _directory.Handle(new ArrangementChanged());

        Assert.Equal(device, await _directory.KnownAsync(device.Id, default));
        Assert.Equal(device, await _directory.DeviceOfAsync(device.Screens.First().Id, default));
    }

    [Fact]
    public async Task A_change_made_elsewhere_is_seen_within_its_age()
    {
        await _directory.ClustersAsync(default);
        var device = _fleet.Add();

        _time.Advance(DeviceDirectory.MaxAge);

        Assert.Equal(device, await _directory.KnownAsync(device.Id, default));
    }

    public void Dispose() => _directory.Dispose();
}
