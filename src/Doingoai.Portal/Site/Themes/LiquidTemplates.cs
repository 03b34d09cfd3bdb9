using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DotLiquid;
using DotLiquid.Exceptions;
using DotLiquid.FileSystems;

namespace Doingoai.Portal.Site.Themes;

/// <summary>
/// Templates of a theme, ready to render; the only file that knows the Liquid library. Whatever a template puts out is
/// HTML-encoded, save <see cref="SafeHtml"/>. A fault in a template is an error, never half a page.
/// </summary>
internal sealed class LiquidTemplates
{
    private const int MaxIterations = 10_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Vietnamese and Chinese letters stay letters: as references they would half again the page.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Dictionary<string, Template> _templates;
    private readonly Hash _registers;

    static LiquidTemplates()
    {
        // The library registers its own tags when first used and would take capture back.
        RuntimeHelpers.RunClassConstructor(typeof(Liquid).TypeHandle);
        Template.RegisterTag<SafeCapture>("capture");
        Template.RegisterSafeType(typeof(SafeHtml), value => value);
        Template.RegisterValueTypeTransformer(typeof(SafeHtml), value => ((SafeHtml)value).Html);
        Template.RegisterValueTypeTransformer(typeof(string), value => Encoder.Encode((string)value));
        Template.RegisterValueTypeTransformer(typeof(char), value => Encoder.Encode(value.ToString()!));
        Template.RegisterValueTypeTransformer(typeof(List<object>), value => Encode((IEnumerable)value));
        Template.RegisterValueTypeTransformer(typeof(Hash), _ => "");
        Template.RegisterValueTypeTransformer(typeof(KeyValuePair<string, object>), _ => "");
    }

    /// <param name="sources">Liquid by name, e.g. <c>partials/card</c>.</param>
    public LiquidTemplates(IReadOnlyDictionary<string, string> sources)
    {
        _templates = sources.ToDictionary(source => source.Key, source => Parse(source.Key, source.Value));
        _registers = new Hash { ["file_system"] = new Partials(_templates) };
        foreach (var (name, source) in sources)
        {
            if (TemplateLint.Includes(source).FirstOrDefault(partial => !sources.ContainsKey(partial)) is { } missing)
                throw new ThemeException(name, $"includes {missing}, which does not exist", SyntaxPlace.LineAt(source, source.IndexOf(missing, StringComparison.Ordinal)));
        }
    }

    public IEnumerable<string> Names => _templates.Keys;

    public bool Has(string name) => _templates.ContainsKey(name);

    public SafeHtml Render(string name, View view)
    {
        using var stop = new CancellationTokenSource(Longest);
        var context = new Context([(Hash)ToLiquid(view)!], [], _registers, ErrorsOutputMode.Rethrow, MaxIterations, CultureInfo.InvariantCulture, stop.Token);
        try
        {
            return new SafeHtml(_templates[name].Render(new RenderParameters(CultureInfo.InvariantCulture) { Context = context, ErrorsOutputMode = ErrorsOutputMode.Rethrow }));
        }
        catch (Exception error)
        {
            // The library throws whatever it meets: too many rounds, too much time, a partial that is called for by a wrong name.
            throw new ThemeException(name, error is KeyNotFoundException ? "includes what does not exist" : error.Message);
        }
    }

    private static Template Parse(string name, string source)
    {
        TemplateLint.Check(name, source);
        try
        {
            var template = Template.Parse(source, SyntaxCompatibility.DotLiquid22a);
            template.MakeThreadSafe();
            return template;
        }
        catch (LiquidException error)
        {
            throw new ThemeException(name, error.Message, SyntaxPlace.LineOf(source));
        }
    }

    private static string Encode(IEnumerable list) =>
        string.Concat(list.Cast<object?>().Select(value => value is SafeHtml html ? html.Html : Encoder.Encode(value as string ?? "")));

    /// <summary>Only types that the transformers above know; a list of another type would be put out raw.</summary>
    private static object? ToLiquid(object? value) => value switch
    {
        null or string or bool or int or long or SafeHtml => value,
        View view => Hash.FromDictionary(view.ToDictionary(entry => entry.Key, entry => ToLiquid(entry.Value)!)),
        IEnumerable list => list.Cast<object?>().Select(entry => ToLiquid(entry)!).ToList(),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is nothing a template may see."),
    };

    /// <summary>The library's own capture makes text of it, which would then be encoded a second time.</summary>
    private sealed class SafeCapture : Block
    {
        private string _name = "";

        public override void Initialize(string tagName, string markup, List<string> tokens)
        {
            _name = markup.Trim();
            base.Initialize(tagName, markup, tokens);
        }

        public override void Render(Context context, TextWriter result)
        {
            using var captured = new StringWriter(CultureInfo.InvariantCulture);
            base.Render(context, captured);
            context.Scopes[^1][_name] = new SafeHtml(captured.ToString());
        }
    }

    private sealed class Partials(Dictionary<string, Template> templates) : ITemplateFileSystem
    {
        public Template GetTemplate(Context context, string templateName) => templates[Name(context, templateName)];

        public string ReadTemplateFile(Context context, string templateName) =>
            throw new FileSystemException($"{Name(context, templateName)} is not read while rendering.");

        private static string Name(Context context, string templateName) => context[templateName] as string ?? templateName;
    }
}
