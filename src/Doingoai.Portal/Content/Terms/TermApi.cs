using System.Text;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Content.Terms;

/// <summary>The term base as a file for spreadsheets.</summary>
internal static class TermApi
{
    public const string Export = "/api/v1/terms.csv";

    public static void MapTerms(this WebApplication app) => app.MapGet(Export, ExportAsync).RequireAuthorization(Policies.UseAdmin).WithTags("Content");

    private static async Task<FileContentHttpResult> ExportAsync(TermCatalog terms, CancellationToken cancel)
    {
        var table = TermCsv.Write(await terms.AllAsync(cancel));
        return TypedResults.File(Encoding.UTF8.GetBytes($"\uFEFF{table}"), "text/csv; charset=utf-8", "terms.csv"); // the mark tells spreadsheets that it is UTF-8
    }
}
