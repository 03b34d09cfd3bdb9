using Doingoai.Player.Link;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sight;

/// <summary>
/// Shows the portal what was seen: when an alarm begins, ends or lasts, and once an hour. A picture that cannot be sent is lost;
/// the next look brings another.
/// </summary>
internal sealed class FrameSender(PortalHttp http, LinkState link, TimeProvider time)
{
    private static readonly TimeSpan Usually = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhileAlarmed = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<Guid, (long Timestamp, FrameSeen Seen)> _sent = [];

    public async Task SendAsync(Guid screen, FrameSeen seen, SmallPicture? picture, CancellationToken cancel)
    {
        if (picture is null || link.Connection is null || !IsDue(screen, seen)) return;
        var png = PngPicture.Write(picture);
        if (png.Length > Routes.MaxFrameBytes) return;
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
            await http.PutAsync(Routes.Frame(screen, seen), png, "image/png", limit.Token);
            _sent[screen] = (time.GetTimestamp(), seen);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // The link is weak or the portal busy.
        }
    }

    private bool IsDue(Guid screen, FrameSeen seen)
    {
        if (!_sent.TryGetValue(screen, out var last)) return true;
        if (last.Seen.IsAlarm != seen.IsAlarm || (seen.IsAlarm && last.Seen.Verdict != seen.Verdict)) return true;
        return time.GetElapsedTime(last.Timestamp) >= (seen.IsAlarm ? WhileAlarmed : Usually);
    }
}
