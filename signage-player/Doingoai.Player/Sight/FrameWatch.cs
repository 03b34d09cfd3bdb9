using Doingoai.Player.Playback;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sight;

/// <summary>Looks at every screen again and again; sooner while an alarm stands. An alarm needs two looks that agree that something is wrong.</summary>
/// <param name="isCovered">A technician at the device has something over the screen that no plan names: then nothing can be said.</param>
internal sealed class FrameWatch(PlayerOptions options, Screens screens, Mailbox mailbox, FrameLook look, FrameLog log, FrameSender sender, Func<Guid, bool> isCovered, TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileAlarmed = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BeforeAlarm = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _every = TimeSpan.FromMilliseconds(options.FrameCheckMs);

    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Delay(First < _every ? First : _every, time, stop);
        while (true)
        {
            foreach (var player in await PlayersAsync(stop)) await CheckAsync(player, stop);
            await Task.Delay(log.HasAlarm && WhileAlarmed < _every ? WhileAlarmed : _every, time, stop);
        }
    }

    /// <summary>One screen, now.</summary>
    public async Task<FrameSeen> CheckAsync(ScreenPlayer player, CancellationToken cancel)
    {
        var seen = await look.RunAsync(player.Id, () => isCovered(player.Id) ? null : player.Shown, cancel);
        if (seen.IsAlarm)
        {
            await Task.Delay(BeforeAlarm, time, cancel);
            seen = await look.RunAsync(player.Id, () => isCovered(player.Id) ? null : player.Shown, cancel);
        }

        var told = log.Take(player.Id, seen);
        await sender.SendAsync(player.Id, told, seen.Picture, cancel);
        return told;
    }

    private async Task<IReadOnlyList<ScreenPlayer>> PlayersAsync(CancellationToken cancel)
    {
        IReadOnlyList<ScreenPlayer> players = [];
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await mailbox.PostAsync(
            () =>
            {
                players = [.. screens.All];
                read.SetResult();
            },
            cancel);
        await read.Task.WaitAsync(cancel);
        return players;
    }
}
