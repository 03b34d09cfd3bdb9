namespace Doingoai.FleetSimulator.Hostile;

/// <summary>
/// Texts that do harm where they are not encoded. Each calls <c>hostile()</c> or plants an element with <c>data-hostile</c>, so
/// that whoever looks can tell; all of them hold the word "hostile".
/// </summary>
internal static class Corpus
{
    public static readonly IReadOnlyList<string> Texts =
    [
        "<script>hostile(1)</script>",
        "\"><img src=x onerror=hostile(2) data-hostile>",
        "'><svg onload=hostile(3) data-hostile>",
        "\" autofocus onfocus=hostile(4) data-hostile=\"",
        "' onmouseover='hostile(5)' data-hostile='",
        "javascript:hostile(6)",
        "data:text/html,<script>hostile(7)</script>",
        "</title><script>hostile(8)</script>",
        "</textarea></script><script>hostile(9)</script>",
        "<!--><b data-hostile>10</b>-->",
        "<iframe srcdoc='<script>parent.hostile(11)</script>' data-hostile></iframe>",
        "<a href=javascript:hostile(12) data-hostile>hostile</a>",
        "{{constructor.constructor('hostile(13)')()}}",
        "${hostile(14)}`-hostile(14)-`",
        "@(hostile(15)) @Html.Raw(hostile)",
        "%3Cscript%3Ehostile(16)%3C/script%3E",
        "&lt;script&gt;hostile(17)&lt;/script&gt;",
        "\\u003cscript\\u003ehostile(18)\\u003c/script\\u003e",
        "=cmd|' /C hostile'!A0",
        "+HYPERLINK(\"http://hostile.example\",\"hostile\")",
        "-2+3+cmd|' /C hostile'!A0",
        "@SUM(1+1)*cmd|' hostile'!A0",
        "hostile\u001b[2J\u001b]0;owned\u0007",
        "hostile\u202Egnp.exe\u2066",
        "hostile\u200B\u200D\uFEFF",
        "hostile" + string.Concat(Enumerable.Repeat("\u0300\u0317\u0488", 30)),
        "hostile\r\nSet-Cookie: owned=1\r\n\r\n<b data-hostile>",
        "hostile\0<b data-hostile>",
        "../../../../etc/hostile",
        "..\\..\\hostile%00.png",
        "' OR '1'='1'; DROP TABLE hostile;--",
        "hostile 😈𝕳𝖔𝖘𝖙𝖎𝖑𝖊",
        "hostile \uFFFD\uFFFF",
        new string('h', 120) + "hostile",
        "hostile" + new string('<', 4_000),
        "hostile" + new string('é', 9_000),
    ];

    /// <summary>A few of each kind.</summary>
    public static IReadOnlyList<string> Few => [Texts[0], Texts[1], Texts[3], Texts[5], Texts[18], Texts[22], Texts[23], Texts[25], Texts[27], Texts[34]];

    /// <summary>Bodies of requests that are no well-formed list of envelopes, or hold far too much.</summary>
    public static IEnumerable<(string Name, byte[] Body)> Malformed()
    {
        yield return ("nothing", []);
        yield return ("no JSON", "hostile"u8.ToArray());
        yield return ("100,000 nested lists", Text(new string('[', 100_000)));
        yield return ("deep objects", Text(string.Concat(Enumerable.Repeat("{\"a\":", 30_000))));
        yield return ("NaN", Text(Envelope("heartbeat", "{\"t0Ms\":NaN,\"run\":\"a\",\"screens\":[]}")));
        yield return ("a number without end", Text(Envelope("heartbeat", $"{{\"t0Ms\":{new string('9', 20_000)},\"run\":\"a\",\"screens\":[]}}")));
        yield return ("1e999", Text(Envelope("readings", "{\"items\":[{\"metric\":\"cpu.load\",\"value\":1e999,\"atMs\":1}]}")));
        yield return ("bytes that are no UTF-8", [.. "[{\"v\":1,\"type\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}]"u8]);
        yield return ("doubled names", Text(Envelope("hello", "{\"run\":\"a\",\"run\":\"b\",\"t0Ms\":1,\"t0Ms\":2}")));
        yield return ("300 KB of blanks", Text(new string(' ', 300_000)));
        yield return ("300 envelopes", Text($"[{string.Join(',', Enumerable.Repeat(Envelope("hello", "{}")[1..^1], 300))}]"));
        yield return ("null in a list", Text("[null]"));
        yield return ("an unknown type", Text(Envelope("hostile", "{}")));
        yield return ("an envelope of tomorrow's format", Text(Envelope("hello", "{}").Replace("\"v\":1", "\"v\":999", StringComparison.Ordinal)));
    }

    private static string Envelope(string type, string body) => $"[{{\"v\":1,\"type\":\"{type}\",\"id\":\"{Guid.NewGuid()}\",\"atMs\":1,\"body\":{body}}}]";

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
