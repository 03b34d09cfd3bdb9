using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Devices;

/// <summary>Ends orders whose time is over, forgets machines that nobody enrolled and removes old pictures of screens.</summary>
internal sealed class HousekeepingLoop(LoopServices services, CommandOutbox commands, OrderBook orders, EnrolmentList enrolments, FramePictures pictures)
    : LeasedLoop(services, "device housekeeping", TimeSpan.FromSeconds(2))
{
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    private readonly TimeProvider _time = services.Time;

    private DateTimeOffset _forgotAt;

    protected override async Task StepAsync(CancellationToken stop)
    {
        await commands.ExpireAsync(stop);
        await orders.LapseAsync(stop);
        if (_time.GetUtcNow() - _forgotAt < ForgetEvery) return;
        await enrolments.ForgetAsync(stop);
        pictures.Expire();
        _forgotAt = _time.GetUtcNow();
    }
}
