using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Documents;

/// <summary>
/// Reads PDFs by Debian's poppler in a process of its own: a file made to exhaust or crash its reader takes nothing of the
/// portal with it (docs/decisions/documents-are-read-in-a-process-of-their-own.md).
/// </summary>
internal sealed class PdfReading(MediaTools tools)
{
    private static readonly ProcessLimits Limits = new(TimeSpan.FromSeconds(30), 1024L * 1024 * 1024);

    /// <summary>Pages whose words are searched; what stands beyond is not found.</summary>
    private const string MostPages = "1000";

    /// <summary>Code of poppler for a file that asks for a password or forbids what is asked.</summary>
    private const int NotPermitted = 3;

    /// <summary>Refuses by a rule what cannot be opened. Without poppler the first and last words of the file must do.</summary>
    public async Task DemandReadableAsync(string pdf, CancellationToken cancel)
    {
        if (tools.PdfInfo is not { } program)
        {
            if (!await EndsAsPdfAsync(pdf, cancel)) throw new RuleException("media.damaged");
            return;
        }

        var encrypted = false;
        var end = await LeashedProcess.RunAsync(program, [pdf], Limits, line => encrypted |= line.StartsWith("Encrypted:", StringComparison.Ordinal) && line.Contains("copy:no", StringComparison.Ordinal), cancel);
        if (end.Code == NotPermitted || encrypted || end.Said.Contains("Incorrect password", StringComparison.Ordinal)) throw new RuleException("media.document-locked");
        if (!end.IsGood) throw new RuleException("media.damaged");
    }

    /// <summary>Writes the words of a PDF to a file, UTF-8; <c>false</c> if there is no poppler or it could not.</summary>
    public async Task<bool> WriteTextAsync(string pdf, string target, CancellationToken cancel) =>
        tools.PdfToText is { } program && (await LeashedProcess.RunAsync(program, ["-q", "-enc", "UTF-8", "-nopgbrk", "-l", MostPages, pdf, target], Limits, null, cancel)).IsGood;

    private static async Task<bool> EndsAsPdfAsync(string pdf, CancellationToken cancel)
    {
        await using var file = File.OpenRead(pdf);
        file.Seek(-Math.Min(1024, file.Length), SeekOrigin.End);
        var tail = new byte[1024];
        var read = await file.ReadAtLeastAsync(tail, tail.Length, throwOnEndOfStream: false, cancel);
        return tail.AsSpan(0, read).IndexOf("%%EOF"u8) >= 0;
    }
}
