using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Doingoai.Player.Hosting;

/// <summary>Reads and checks options before anything starts.</summary>
internal static class OptionsReader
{
    public static T Read<T>(IConfiguration configuration, string section) where T : class, new()
    {
        var options = Bind<T>(configuration.GetSection(section), section);
        List<ValidationResult> problems = [];
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)) return options;

        throw new StartException(ExitCode.BadOptions, $"{section} options: {string.Join(" ", problems.Select(problem => problem.ErrorMessage))}");
    }

    private static T Bind<T>(IConfigurationSection values, string section) where T : class, new()
    {
        try
        {
            return values.Get<T>() ?? new T();
        }
        catch (InvalidOperationException error)
        {
            throw new StartException(ExitCode.BadOptions, $"{section} options: {error.Message}");
        }
    }
}
