using System.Net;
using System.Text.RegularExpressions;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>Reads what a browser would send back with a form.</summary>
internal static partial class AForm
{
    public static string Token(string page) => WebUtility.HtmlDecode(Value().Match(page).Groups[1].Value);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Value();
}
