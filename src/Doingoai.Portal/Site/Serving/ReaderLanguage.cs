using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Site.Serving;

/// <summary>In which language to speak to a reader whose address names none: the first of the browser's that the portal writes.</summary>
internal static class ReaderLanguage
{
    public static string Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(wanted => Languages.All.FirstOrDefault(known => IsIn(known, wanted.Value.Value ?? ""))).OfType<string>().FirstOrDefault() ?? Languages.Vietnamese;

    private static bool IsIn(string known, string wanted) =>
        wanted.Equals(known, StringComparison.OrdinalIgnoreCase) || wanted.StartsWith($"{known}-", StringComparison.OrdinalIgnoreCase);
}
