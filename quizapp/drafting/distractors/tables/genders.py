"""Given names that nearly always tell whether somebody is a woman or a man."""

from functools import cache


@cache
def women() -> frozenset[str]:
    return frozenset(WOMEN.split())


@cache
def men() -> frozenset[str]:
    return frozenset(MEN.split())


WOMEN = """
Abigail Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana Anastasia Angela Angelina Anita
Ann Anna Anne Annie Barbara Beatrice Beth Betty Brenda Caitlin Carla Carmen Carol Caroline Carolyn
Catherine Cecilia Charlotte Chelsea Cheryl Chloe Christina Christine Cindy Claire Clara Claudia
Cristina Cynthia Daniela Danielle Deborah Debra Diana Diane Donna Doris Dorothy Elaine Eleanor
Elena Elizabeth Ella Ellen Emily Emma Erica Erin Eva Evelyn Fatima Felicity Fiona Frances Georgia
Gina Gloria Grace Hannah Harriet Hazel Heather Helen Helena Hillary Holly Ingrid Irene Isabel
Isabella Jackie Jacinda Jacqueline Jane Janet Janice Jennifer Jenny Jessica Jill Joan Joanna Joyce
Judith Judy Julia Julie Kamala Karen Kate Katherine Kathleen Kathryn Kathy Katie Kirsten Kristen
Kristin Laura Lauren Leah Lena Lina Linda Lisa Liz Louise Lucia Lucy Lydia Lynn Madeleine Margaret
Maria Marie Marilyn Marion Marta Martha Mary María Maureen Maya Megan Melania Melanie Melissa Mia
Michelle Miriam Molly Mona Monica Nadia Nancy Naomi Natalia Natalie Nicole Nikki Nina Olga Olivia
Pamela Patricia Paula Pauline Peggy Penny Petra Priya Rachel Rebecca Renée Rosa Rose Ruth Sabrina
Sally Samantha Sandra Sara Sarah Serena Sharon Sheila Shirley Simone Sofia Sophia Sophie Stacy
Stella Stephanie Suella Susan Sylvia Tamara Tara Teresa Theresa Tiffany Tina Ursula Valentina
Valerie Vanessa Vera Veronica Victoria Virginia Wanda Wendy Yasmin Yoko Yolanda Yvette Yvonne Zoe
"""
MEN = """
Aaron Abdul Abdullah Abraham Adam Adrian Ahmad Ahmed Alan Albert Alberto Alec Alejandro Aleksandr
Alessandro Alexander Alexei Alfred Ali Allan Allen Anders Andreas Andrew Andrzej Andy Anthony
Antoine Anton Antonio António Arnold Arthur Barack Barry Bashar Ben Benedict Benjamin Bernard
Bernie Bill Bob Bobby Boris Brad Bradley Brandon Brett Brian Bruce Bruno Bryan Carl Carlo Carlos
Charles Christian Christopher Clive Colin Craig Dan Daniel Danny Darren David Dean Denis Dennis
Derek Diego Dieter Dimitri Dmitri Dmitry Dominic Don Donald Doug Douglas Duncan Dylan Eddie Edgar
Eduardo Edward Edwin Eli Elias Elon Emmanuel Eric Erik Ernest Ethan Eugene Evo Federico Felipe
Felix Fernando Florian Francesco Francisco Francois Frank Franz François Fred Frederick Gareth
Gary Gavin Geoff Geoffrey George Gerald Gerard Gianni Giorgio Giovanni Giuseppe Glenn Gordon
Graham Greg Gregory Guillermo Gustavo Hamid Hans Harold Harry Harvey Hassan Hector Heinz Henri
Henry Herbert Hiroshi Howard Hugh Hugo Hussein Ian Ibrahim Igor Imran Isaac Ismail Ivan Jack Jacob
Jacques Jair Jake James Jared Jason Javier Jeff Jeffrey Jeremy Jerry Jim Jimmy Joachim Joao Joe
Joel Johan Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph Joshua José João Juan
Julian Julius Justin Karim Karl Keith Ken Kenneth Kevin Khaled Khalid Klaus Kumar Kurt Kyle Larry
Lars Laurent Lawrence Leo Leon Leonard Leonardo Lewis Liam Louis Luc Luca Lucas Luis Luiz Luke
Mahmoud Malcolm Manuel Marc Marcel Marco Marcus Mario Mark Martin Mathew Matt Matteo Matthew
Matthias Maurice Mauricio Max Michael Michel Miguel Mike Mikhail Mitch Mohamed Mohammad Mohammed
Muhammad Mustafa Najib Narendra Nathan Neil Nelson Nicholas Nick Nicolas Nicolás Nigel Nikolai
Noah Norman Olaf Oleg Oleksandr Oliver Omar Osama Oscar Otto Pablo Patrick Paul Pavel Pedro Pete
Peter Phil Philip Philippe Phillip Pierre Piotr Rafael Rahul Raj Rajiv Ralph Ramon Randy Raul Ray
Raymond Recep Rex Ricardo Richard Rick Rishi Rob Robert Roberto Rodrigo Roger Roland Roman Ron
Ronald Ross Roy Ruben Rudy Rupert Russell Ryan Salman Salvatore Samuel Sanjay Saul Scott Sean
Sebastian Sebastião Sergei Sergey Sergio Seth Shane Shaun Shinzo Silvio Simon Stan Stefan Stephen
Steve Steven Stewart Stuart Sunil Sven Ted Terence Terry Theodore Thomas Tim Timothy Todd Tom
Tomas Tomasz Tommy Tony Trevor Victor Viktor Vincent Vincenzo Vitaly Vladimir Volodymyr Walter
Warren Wayne Werner Wilhelm Will William Winston Wolfgang Xavier Yevgeny Yitzhak Yuri Yusuf
Zachary
"""
