using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Screens that need somebody, the worst first, with why and for how long.</summary>
internal sealed class FailedScreens(DeviceDirectory directory, AvailabilityLoop availability, BoardWords words, TimeProvider time, Microsoft.Extensions.Localization.IStringLocalizer<Texts> texts) : IWorkList
{
    public int Order => 5;

    public Permission Permission => Permission.WatchBoard;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        var (now, language) = (time.GetUtcNow(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var failed = (from cluster in await directory.ClustersAsync(cancel)
                      from device in cluster.Devices
                      from screen in device.Screens
                      let lasting = availability.Lasting(screen.Id)
                      where lasting?.State >= ScreenState.Degraded
                      orderby lasting.Value.State descending, lasting.Value.FromMs
                      select new WorkLine(
                          $"{screen.Names.In(language)} · {cluster.Names.In(language)}", $"/board#s-{screen.Id:N}", Why(lasting.Value, now), lasting.Value.State == ScreenState.Degraded ? Tone.Attention : Tone.Bad)).ToList();
        return failed.Count == 0 ? null : new(texts["Work_Screens"], "tv_off", [.. failed.Take(IWorkList.Shown)], failed.Count, "/board", LeavesAdmin: true);
    }

    private string Why(Span lasting, DateTimeOffset now) => string.Join(" · ", new[]
    {
        words.State(lasting.State), words.Reason(lasting.Reason), words.For(DateTimeOffset.FromUnixTimeMilliseconds(lasting.FromMs), now),
    }.Where(word => !string.IsNullOrEmpty(word)));
}
