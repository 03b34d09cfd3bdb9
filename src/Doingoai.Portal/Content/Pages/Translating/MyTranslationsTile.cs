using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages.Translating;

/// <summary>What the person is to translate.</summary>
internal sealed class MyTranslationsTile(MyAssignments assignments, ICurrentPerson current, TimeProvider time, IStringLocalizer<Texts> texts) : IDashboardTile
{
    public int Order => 12;

    public Permission Permission => Permission.WriteContent;

    public async Task<DashboardFigure> CountAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(VietnamTime.Of(time.GetUtcNow()));
        var (open, overdue) = await current.GetAsync() is { } person ? await assignments.CountAsync(person.Id, today, cancel) : (0, 0);
        return new(texts["MyTranslations"], open.ToString(CultureInfo.CurrentCulture), "/admin/translations/mine", "translate",
            texts["OverdueCount", overdue], overdue > 0 ? Tone.Bad : open > 0 ? Tone.Attention : Tone.Neutral);
    }
}
