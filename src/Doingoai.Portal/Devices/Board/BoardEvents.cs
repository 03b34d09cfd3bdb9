using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Devices.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Says which screens changed, at most twice a second; the page fetches their cards. What is missed heals with the next one.</summary>
internal static class BoardEvents
{
    private static readonly TimeSpan Throttle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    // The browser comes back by itself; whoever may not watch any more is then refused.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static ServerSentEventsResult<string> Stream(
        LiveFleet live, AvailabilityLoop availability, DeliveryIntake deliveries, OrderNews orders, FramePictures pictures, DeviceDirectory directory, TimeProvider time, CancellationToken cancel) =>
        TypedResults.ServerSentEvents(ReadAsync(live, availability, deliveries, orders, pictures, directory, time, cancel));

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        LiveFleet live, AvailabilityLoop availability, DeliveryIntake deliveries, OrderNews orders, FramePictures pictures, DeviceDirectory directory, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var (devices, screens) = (new ConcurrentDictionary<Guid, byte>(), new ConcurrentDictionary<Guid, byte>());
        using var news = new SemaphoreSlim(0, 1);
        void Wake()
        {
            try
            {
                if (news.CurrentCount == 0) news.Release();
            }
            catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
            {
                // Awake already, or the page has gone.
            }
        }

        void OnDevice(Guid device)
        {
            devices[device] = 0;
            Wake();
        }

        void OnScreen(Guid screen)
        {
            screens[screen] = 0;
            Wake();
        }

        var isOrder = false;
        void OnOrder()
        {
            Volatile.Write(ref isOrder, true);
            Wake();
        }

        live.Changed += OnDevice;
        orders.Changed += OnOrder;
        availability.Changed += OnScreen;
        deliveries.Changed += OnScreen;
        pictures.Came += OnScreen;
        try
        {
            var until = time.GetUtcNow() + Longest;
            yield return new("ready", "ready");
            while (time.GetUtcNow() < until)
            {
                var isNews = await news.WaitAsync(Quiet, cancel);
                foreach (var cluster in isNews ? await directory.ClustersAsync(cancel) : [])
                    foreach (var device in cluster.Devices)
                        if (devices.TryRemove(device.Id, out _))
                            foreach (var screen in device.Screens) screens[screen.Id] = 0;

                var changed = screens.Keys.ToList();
                foreach (var screen in changed) screens.TryRemove(screen, out _);
                if (Volatile.Read(ref isOrder))
                {
                    Volatile.Write(ref isOrder, false);
                    yield return new("orders", "orders");
                }

                yield return changed.Count == 0 ? new("", "quiet") : new(string.Join(',', changed.Select(screen => screen.ToString("N"))), "screens");
                if (isNews) await Task.Delay(Throttle, time, cancel);
            }
        }
        finally
        {
            live.Changed -= OnDevice;
            orders.Changed -= OnOrder;
            availability.Changed -= OnScreen;
            deliveries.Changed -= OnScreen;
            pictures.Came -= OnScreen;
        }
    }
}
