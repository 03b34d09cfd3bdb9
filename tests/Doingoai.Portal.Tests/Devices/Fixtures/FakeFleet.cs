using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

/// <summary>One cluster with as many devices as a test asks for, each with two screens.</summary>
internal sealed class FakeFleet : IFleet
{
    private readonly List<DeviceInfo> _devices = [];
    private readonly HashSet<Guid> _ended = [];
    private readonly Guid _cluster = Guid.CreateVersion7();
    private readonly Lock _gate = new();

    public DeviceInfo Add()
    {
        var device = Guid.CreateVersion7();
        var screens = Enumerable.Range(1, 2).Select(n => new ScreenInfo(
            Guid.CreateVersion7(), device, $"s{n}", new($"Màn hình {n}", $"Screen {n}", $"屏幕{n}"), "led", (n - 1) * 960, 0, 960, 540, "Asia/Ho_Chi_Minh", ["vi", "en", "zh"], null));
        var info = new DeviceInfo(device, _cluster, "d", new("Máy thử", "Test device", "测试设备"), [new(Guid.CreateVersion7(), "o", 1920, 1080, 0, [.. screens])]);
        lock (_gate) _devices.Add(info);
        return info;
    }

    public void Limit(Guid device, DownloadPlan plan)
    {
        lock (_gate) _devices[_devices.FindIndex(one => one.Id == device)] = _devices.Find(one => one.Id == device)! with { Downloads = plan };
    }

    public void SetPin(Guid device, string? hash)
    {
        lock (_gate) _devices[_devices.FindIndex(one => one.Id == device)] = _devices.Find(one => one.Id == device)! with { PinHash = hash };
    }

    /// <summary>Takes it out of use.</summary>
    public void End(Guid device)
    {
        lock (_gate) _ended.Add(device);
        Miss(device);
    }

    /// <summary>Does not list it, as if it had not been read.</summary>
    public void Miss(Guid device)
    {
        lock (_gate) _devices.RemoveAll(one => one.Id == device);
    }

    public Task<IReadOnlySet<Guid>> EndedAsync(CancellationToken cancel)
    {
        lock (_gate) return Task.FromResult<IReadOnlySet<Guid>>(_ended.ToHashSet());
    }

    public Task<IReadOnlyList<ClusterInfo>> ClustersAsync(CancellationToken cancel)
    {
        lock (_gate) return Task.FromResult<IReadOnlyList<ClusterInfo>>([new(_cluster, "c", new("Cụm thử", "Test cluster", "测试点"), [.. _devices])]);
    }

    public Task<DeviceInfo?> DeviceAsync(Guid device, CancellationToken cancel)
    {
        lock (_gate) return Task.FromResult(_devices.FirstOrDefault(one => one.Id == device));
    }
}
