using System.Globalization;
using Doingoai.Portal.Devices;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Reports.Exports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>Proof of play for programs and spreadsheets.</summary>
internal static class PlaysApi
{
    public const string Path = "/api/v1/reports/plays";
    public const string Csv = Path + ".csv";
    public const string Xlsx = Path + ".xlsx";

    /// <summary>The signed journals behind the figures.</summary>
    public const string Journal = Path + "/journal.jsonl";

    public static void MapPlays(this WebApplication app)
    {
        var api = app.MapGroup("").RequireAuthorization(Policies.ReadReports).WithTags("Reports");
        api.MapGet(Path, LinesAsync);
        api.MapGet(Csv, CsvAsync);
        api.MapGet(Xlsx, XlsxAsync);
        api.MapGet(Journal, JournalAsync);
    }

    private static async Task<Ok<PlayAnswer>> LinesAsync([AsParameters] PlayQuery query, PlayReport report, ICurrentPerson current, TimeProvider time, CancellationToken cancel)
    {
        var question = query.Question(time.GetUtcNow());
        var page = await report.PageAsync(question, await current.RequireAsync(), cancel);
        return TypedResults.Ok(new PlayAnswer(question.From, question.Until, page.Totals, page.Lines, page.HasMore, page.Doubts));
    }

    private static async Task<IResult> CsvAsync([AsParameters] PlayQuery query, PlayReport report, PlayWords words, ICurrentPerson current, TimeProvider time, CancellationToken cancel)
    {
        var question = query.Question(time.GetUtcNow()).Checked();
        var screens = await report.ScreensAsync(await current.RequireAsync(), cancel);
        return TypedResults.Stream(to => CsvFile.WriteAsync(to, words.Columns(question.By), Rows(report, words, question, screens, cancel), cancel), "text/csv; charset=utf-8", Name(question, "csv"));
    }

    private static async Task<IResult> XlsxAsync(
        [AsParameters] PlayQuery query, PlayReport report, PlayWords words, IStringLocalizer<Texts> texts, ICurrentPerson current, TimeProvider time, CancellationToken cancel)
    {
        var question = query.Question(time.GetUtcNow()).Checked();
        var screens = await report.ScreensAsync(await current.RequireAsync(), cancel);
        var file = new FileStream(System.IO.Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await XlsxFile.WriteAsync(file, texts["SheetName"], words.Columns(question.By), Rows(report, words, question, screens, cancel), cancel);
            file.Position = 0;
            return TypedResults.Stream(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Name(question, "xlsx"));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<IResult> JournalAsync([AsParameters] PlayQuery query, PlayReport report, PlayExport export, ICurrentPerson current, TimeProvider time, CancellationToken cancel)
    {
        var question = query.Question(time.GetUtcNow()).Checked();
        var screens = await report.ScreensAsync(await current.RequireAsync(), cancel);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return TypedResults.Stream(to => export.WriteAsync(to, question, screens, language, cancel), "application/jsonl", Name(question, "journal.jsonl"));
    }

    private static IAsyncEnumerable<IReadOnlyList<object>> Rows(PlayReport report, PlayWords words, PlayQuestion question, IReadOnlyList<ReportScreen> screens, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var known = screens.ToDictionary(screen => screen.Id);
        var clusters = screens.GroupBy(screen => screen.Cluster).ToDictionary(same => same.Key, same => same.First().ClusterNames.In(language));
        return report.LinesAsync(question, screens, cancel).Select(line => words.Cells(line, question.By, known, clusters));
    }

    private static string Name(PlayQuestion question, string ending) => string.Create(CultureInfo.InvariantCulture, $"plays-{question.From:yyyyMMdd}-{question.Until:yyyyMMdd}.{ending}");
}

/// <summary>What the API says.</summary>
internal sealed record PlayAnswer(DateOnly From, DateOnly Until, PlayTotals Totals, IReadOnlyList<PlayLine> Lines, bool HasMore, IReadOnlyList<DoubtedPlays> Doubts);
