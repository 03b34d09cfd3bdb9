using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Work;

/// <summary>Translations the person was assigned, what is due first before the rest.</summary>
internal sealed class MyTranslations(MyAssignments assignments, TimeProvider time, IStringLocalizer<Texts> texts) : IWorkList
{
    public int Order => 30;

    public Permission Permission => Permission.WriteContent;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(VietnamTime.Of(time.GetUtcNow()));
        var lines = await assignments.OfAsync(person.Id, cancel);
        return lines.Count == 0 ? null : new(texts["MyTranslations"], "translate", [.. lines.Take(IWorkList.Shown).Select(line => Line(line, today))], lines.Count, "/admin/translations/mine");
    }

    private WorkLine Line(AssignmentLine line, DateOnly today)
    {
        var way = $"{line.Source.ToUpperInvariant()} → {line.Language.ToUpperInvariant()}";
        var due = line.Due is { } day ? $" · {texts["Due"]} {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}{(day < today ? $" ({texts["Overdue"]})" : "")}" : "";
        return new(line.Title ?? texts["Untitled"], $"/admin/items/{line.Item}/translate/{line.Language}", way + due, line.Due < today ? Tone.Bad : line.Due <= today.AddDays(1) ? Tone.Attention : Tone.Neutral);
    }
}
